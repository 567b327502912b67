#!/usr/bin/env bash
# All tests in random order and side by side on all cores: twice as it is here, then in other locales and time zones and
# at the ends of the year. Prints a table; ends with 1 if a row fails and with 2 if one cannot be run here. Rows may be
# chosen by name, as in `proof/surroundings.sh turkish niue`; TESTS names files other than all.
# Needs the proof extra, localedef with its sources (Debian: locales), the time zones (tzdata) and faketime.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LOCPATH=$work

rows=(
  "once"
  "again"
  "c LC_ALL=C"
  "turkish LC_ALL=tr_TR.UTF-8"
  "chinese LC_ALL=zh_CN.UTF-8"
  "gb18030 LC_ALL=zh_CN.GB18030"
  "kiritimati TZ=Pacific/Kiritimati"
  "niue TZ=Pacific/Niue"
  "last-zone TZ=Etc/GMT+12"
  # Moments after all figures that are kept here, in seconds, which are the same in every zone that a test may set.
  "new-years-eve FAKETIME_FMT=%s faketime -f @1830297570"                     # 2027-12-31 23:59:30 UTC
  "new-year TZ=Pacific/Kiritimati FAKETIME_FMT=%s faketime -f @1830247200"    # 2028-01-01 00:00 there
  "leap-day TZ=Pacific/Niue FAKETIME_FMT=%s faketime -f @1835438400"          # 2028-02-29 01:00 there
)
read -ra tests <<< "${TESTS:-tests}"
result=0

can_run() {  # whether what a row needs is there
  local locale zone
  locale=$(grep -o '[a-z][a-z]_[A-Z][A-Z]\.[A-Z0-9-]*' <<< "$1" || true)
  zone=$(grep -o 'TZ=[^ ]*' <<< "$1" || true)
  [ -z "$locale" ] || localedef -i "${locale%.*}" -f "${locale#*.}" "$work/$locale" 2> /dev/null || return 1
  [ -z "$zone" ] || [ -e "/usr/share/zoneinfo/${zone#TZ=}" ] || return 1
  [[ $1 != *faketime* ]] || command -v faketime > /dev/null
}

for row in "${rows[@]}"; do
  name=${row%% *}
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  if ! can_run "$row"; then
    printf '%-14s cannot be run here\n' "$name"
    [ "$result" = 1 ] || result=2
    continue
  fi
  surround=${row#"$name"}
  seed=$RANDOM
  eval "env $surround \"\$python\" -m pytest -q -n auto --randomly-seed=$seed -p no:cacheprovider \"\${tests[@]}\"" \
    > "$work/log" 2>&1 || {
    grep -aE "^(FAILED|ERROR|E  )" "$work/log" | head -40 >&2 || true
    result=1
  }
  printf '%-14s seed %-6s %s\n' "$name" "$seed" "$(tail -1 "$work/log")"
done
exit "$result"
