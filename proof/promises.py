"""Breaks each promise of docs/reliability.md in a copy of the project, and demands that the test named there fails.

Run it as ``python proof/promises.py``, with the interpreter that the tests are installed for; a part of a test's name
chooses. A row of the table is a promise broken: the test, the file, what stands there, and what is put in its place.
tests/test_reliability.py sees that the page and this table name the same tests and that the table fits the code.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


class Break(NamedTuple):
    """A promise broken by hand, and the test that must notice."""

    test: str
    file: str
    old: str
    new: str


BREAKS = (
    Break(
        "test_published.py::test_our_arithmetic_gives_the_printed_figure",
        "hq_plan/growth.py", 'return x / before - 1 if before > 0', 'return 1 - before / x if before > 0',
    ),
    Break(
        "test_oracle.py::test_both_calculations_agree",
        "hq_plan/growth.py", 'case ">":\n                return x > self.low', 'case ">":\n                return x >= self.low',
    ),
    Break(
        "test_laws.py::test_a_better_figure_never_worsens_a_status",
        "hq_plan/status.py", 'if at.year_end:\n        if at.met:', 'if at.year_end:\n        if not at.met:',
    ),
    Break(
        "test_laws.py::test_neither_the_order_of_files_nor_how_records_lie_in_them_matters",
        "hq_plan/book.py",
        "return max(self._of.get((indicator, year), ()), key=_rank, default=None)",
        "return next(iter(self._of.get((indicator, year), ())), None)",
    ),
    Break(
        "test_yaml_suite.py::test_a_published_case_is_read_as_it_is_published_or_refused",
        "hq_plan/read/builder.py",
        '''if event.anchor or event.tag:
            self._refuse(event, _("an anchor") if event.anchor else _("a tag"))
        if event.style''',
        "if event.style",
    ),
    Break(
        "test_security.py::test_no_tag_makes_anything_of_yaml",
        "hq_plan/read/builder.py",
        '''if event.anchor or event.tag:
            self._refuse(event, _("an anchor") if event.anchor else _("a tag"))
        if self._keys''',
        "if self._keys",
    ),
    Break(
        "test_fuzz.py::test_what_was_found_stays_mended",
        "hq_plan/forms/tables.py", 'in zip_longest(shown, shown[1:]):', 'in zip(shown, [*shown[1:], None], strict=True):',
    ),
    Break(
        "test_cli.py::test_a_fault_of_the_program_is_a_short_report",
        "hq_plan/cli/__init__.py", "return _fault(error)", "raise",
    ),
    Break(
        "test_faults.py::test_a_call_that_fails_leaves_what_was_there_and_is_told_in_a_sentence",
        "hq_plan/whole.py", "undo.callback(_put_back, place, old)", "undo.callback(bool)",
    ),
    Break(
        "test_faults.py::test_a_run_that_is_killed_leaves_whole_files_and_the_next_one_is_none_the_worse",
        "hq_plan/whole.py",
        'tempfile.mkstemp(prefix=f".{place.name[:40]}.", dir=place.parent)',
        'tempfile.mkstemp(prefix="a", suffix=".yaml", dir=place.parent)',
    ),
    Break(
        "test_faults.py::test_a_write_that_goes_half_its_way_is_finished",
        "hq_plan/whole.py", '            stream.write(data)\n', '            stream.raw.write(data)\n',
    ),
    Break(
        "test_faults.py::test_of_two_imports_at_once_one_is_refused_and_no_record_is_lost",
        "hq_plan/whole.py", "fcntl.LOCK_EX | fcntl.LOCK_NB", "fcntl.LOCK_SH | fcntl.LOCK_NB",
    ),
    Break(
        "test_faults.py::test_what_changes_between_the_reading_and_the_writing_is_not_written_over",
        "hq_plan/write/changes.py", "if _bytes(path) != change.old:", "if False:",
    ),
    Break(
        "test_faults.py::test_short_reads_change_nothing",
        "hq_plan/read/text.py", "left -= len(part)", "left = 0",
    ),
    Break(
        "test_faults.py::test_what_cannot_be_read_is_a_finding",
        "hq_plan/read/text.py",
        "    except OSError as error:\n        return None, [unreadable_file(Span(name), reason(error))]\n    return bounded",
        "    except PermissionError as error:\n        return None, [unreadable_file(Span(name), reason(error))]\n    return bounded",
    ),
    Break(
        "test_faults.py::test_standard_input_that_fails_is_told",
        "hq_plan/cli/common.py",
        "    except OSError as error:\n        raise UsageError(_(\"standard input cannot be read",
        "    except BlockingIOError as error:\n        raise UsageError(_(\"standard input cannot be read",
    ),
    Break(
        "test_mending.py::test_what_may_change_a_meaning_stays_byte_for_byte",
        "hq_plan/shape/safe.py", "def is_safe(finding: Diagnostic) -> bool:\n",
        "def is_safe(finding: Diagnostic) -> bool:\n    return finding.fix is not None\n\n\ndef _as_it_was(finding: Diagnostic) -> bool:\n",
    ),
    Break(
        "test_security.py::test_a_bomb_is_a_finding_and_takes_little_memory",
        "hq_plan/read/packed.py",
        'Entities are declared there, with which a few bytes become many or those of another file."""\n        raise _BrokenError',
        'Entities are declared there, with which a few bytes become many or those of another file."""',
    ),
    Break(
        "test_render_harmless.py::test_nothing_from_data_acts",
        "hq_plan/render/markdown.py", "<>#|~!&$", "#|~!&$",
    ),
    Break(
        "test_render_harmless.py::test_nothing_that_is_handed_in_acts",
        "hq_plan/render/csv.py", "if text.startswith(FORMULA) else text", "if not text else text",
    ),
    Break(
        "test_security.py::test_a_department_s_name_leads_nowhere_else",
        "hq_plan/forms/form.py", "if plain and not _RESERVED.fullmatch(plain)", "if plain",
    ),
    Break(
        "test_folders.py::test_a_link_out_of_the_folder_is_told_and_not_followed",
        "hq_plan/folders.py", "inside = _is_inside(path, self._top)", "inside = True",
    ),
    Break(
        "test_security.py::test_no_input_of_the_action_is_carried_out",
        "action.yml", "--format github --)", "--format github)",
    ),
    Break(
        "test_security.py::test_no_command_opens_a_socket_or_starts_a_program",
        "hq_plan/cli/__init__.py", "        run = program(arguments)\n",
        "        run = program(arguments)\n        __import__('socket').socket().close()\n",
    ),
    Break(
        "test_surroundings.py::test_the_same_bytes_come_out_everywhere",
        "hq_plan/cli/__init__.py", "    for stream in (sys.stdout, sys.stderr):\n        _settle(stream)\n", "",
    ),
    Break(
        "test_golden.py::test_no_output_lets_an_example_pass_for_a_published_figure",
        "hq_plan/reports/status.py",
        "return [text.format(n=count[status]) for status, text in said if count[status]]", "return []",
    ),
    Break(
        "test_promise.py::test_a_year_end_result",
        "hq_plan/reports/promise.py", '"completion": why.value', '"complete": why.value',
    ),
    Break(
        "test_i18n.py::test_every_message_has_its_chinese",
        "hq_plan/cli/common.py", '"standard input is closed"', '"standard input is shut"',
    ),
)  # fmt: skip


def copied(folder: Path) -> None:
    """The files of the project as git knows them, with what is not committed."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout  # noqa: S607
    for name in listed.decode().split("\0"):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


def fails(test: str, folder: Path) -> bool:
    """Whether a test finds something wrong with the copy."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", f"tests/{test}"]
    environ = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode not in (0, 1):
        sys.stderr.write(ran.stdout[-2000:] + ran.stderr)
    return ran.returncode == 1


def main(wanted: list[str]) -> int:
    """Break one promise after the other; 1 if a break goes unnoticed."""
    chosen = [each for each in BREAKS if not wanted or any(part in each.test for part in wanted)]
    unnoticed = 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        copied(folder)
        for test, file, old, new in chosen:
            sound = (folder / file).read_text("utf-8")
            (folder / file).write_text(sound.replace(old, new), "utf-8")
            noticed = fails(test, folder)
            (folder / file).write_text(sound, "utf-8")
            unnoticed += not noticed
            sys.stdout.write(f"{'fails' if noticed else 'PASSES'}  {test}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(chosen) - unnoticed} of {len(chosen)} breaks were noticed\n")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
