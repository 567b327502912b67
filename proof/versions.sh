#!/usr/bin/env bash
# Whether the program works on each Python from 3.11 on that is on the PATH, with the newest versions of what it needs,
# and on the oldest of them with the lowest versions that pyproject.toml allows. Prints a table; ends with 1 if a row
# fails. All tests are run; other arguments for pytest may be given instead, and ROWS names rows other than all, as in
# `ROWS="newest-3.13 lowest" proof/versions.sh`.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests=("$@")
[ $# -gt 0 ] || tests=(-n auto tests)

pythons=()
for minor in 11 12 13 14 15; do
  name=python3.$minor
  "$name" -c "import sys; sys.exit(sys.version_info[:2] != (3, $minor))" 2> /dev/null && pythons+=("$name")
done
[ ${#pythons[@]} -gt 0 ] || { echo "no Python from 3.11 on is on the PATH"; exit 2; }

# What the package and its office extra need, each at its lowest version.
"${pythons[0]}" - > "$work/lowest.txt" <<'PYTHON'
import re, tomllib
project = tomllib.load(open("pyproject.toml", "rb"))["project"]
for each in project["dependencies"] + project["optional-dependencies"]["office"]:
    print(re.sub(r">=([0-9.]+).*", r"==\1", each))
PYTHON

failed=0
row() { printf '%-12s %-8s %s\n' "$@"; }
try() {  # a name for the row, a Python, arguments for pip
  local name=$1 python=$2 said version
  shift 2
  [[ -z ${ROWS:-} || " $ROWS " == *" $name "* ]] || return 0
  "$python" -m venv "$work/$name"
  version=$("$work/$name/bin/python" -c "import platform; print(platform.python_version())")
  if ! "$work/$name/bin/pip" install -q --disable-pip-version-check -e '.[office,test]' "$@" > "$work/$name.log" 2>&1; then
    said="cannot be installed: $(grep -m1 ERROR "$work/$name.log")"
    failed=1
  elif "$work/$name/bin/python" -m pytest -q -p no:cacheprovider "${tests[@]}" > "$work/$name.log" 2>&1; then
    said=$(tail -1 "$work/$name.log")
  else
    grep -E "^(FAILED|ERROR|E  )" "$work/$name.log" | head -40 >&2
    said=$(tail -1 "$work/$name.log")
    failed=1
  fi
  row "$name" "$version" "$said"
  rm -rf "${work:?}/$name"
}

row versions python tests
for python in "${pythons[@]}"; do try "newest-${python#python}" "$python"; done
try lowest "${pythons[0]}" -c "$work/lowest.txt"
paste -sd ' ' "$work/lowest.txt" | sed 's/^/lowest: /'
exit "$failed"
