"""YAML into a document, through libyaml's events: places kept, traps refused, nothing built from tags."""

import re
from typing import Any

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs know it under a private name

from hq_plan.diagnostics import MOST_FINDINGS, Diagnostic, Span
from hq_plan.document import LOST, Document
from hq_plan.keyboard.signs import IDENT, SPACES, all_meaning
from hq_plan.read import plain
from hq_plan.read.builder import Builder, StopError
from hq_plan.read.edits import Edits
from hq_plan.read.faults import empty_file
from hq_plan.read.text import Text, decode

_WIDE = "".join(map(all_meaning, ":#-"))
_COLONS = all_meaning(":") + all_meaning(",")

# What the parser may take for plain text though a sign of the structure was meant.
_SUSPECT = re.compile(
    # A line that begins with a key and an odd colon, or with an odd space, dash or hash;
    rf"(?:^|(?<=\r))[ \t]*(?:- *)?(?:{IDENT}[ \t]*(?:[{_WIDE}{SPACES}]|:[^\s:/\\])|[^\x00-\xa0]*[{SPACES}{_WIDE}])"
    # an odd space where a value or a remark begins or a value ends, an odd hash, a quotation mark that is closed only;
    rf"|:[ \t]*[{SPACES}]|[ \t][{all_meaning('#')}]|: #[^\s#!]"
    rf"|[{SPACES}](?=[\r\n#]|\Z)|: [^\"':\r\n]*\"[ \t]*(?=[\r\n]|\Z)"
    # an odd colon or bracket within brackets, an odd comma in a list or before a key.
    rf"|[\[{{,][ \t]*(?:{IDENT}|[0-9]{{4}})?[ \t]*(?:[{_WIDE}]|:[^\s:/\\,\]}}])|[［］｛｝【】]"
    rf"|[\[,](?:[^\[\]{{}},\"'#\n:]|:(?! ))*[，、]|,[ \t]*[{SPACES}]"
    rf"|[，、；;][ \t{SPACES}]*[\"']?(?:{IDENT}|[0-9]{{4}})[\"']?[ \t]*[:{_COLONS}]",
    re.MULTILINE,
)
_MOST_MENDED = 2 * 1024 * 1024
_MOST_TRIES = 24


def read(data: bytes, name: str) -> tuple[Document | None, list[Diagnostic]]:
    """A YAML file as a document; None when it cannot be taken apart, and all that is wrong with it.

    Slips in its structure are found and taken for what was probably meant, so that what else is wrong is told as well;
    such a document is ``guessed``.
    """
    text, findings = decode(data, name)
    if text is None:
        return None, findings
    document = plain.read(text.plain, name) if text.printable and not text.guessed else None
    if document is not None:
        return document, []
    found: list[Diagnostic] = []
    left_out: frozenset[int] = frozenset()
    builder = _built(text)
    if len(text.plain) <= _MOST_MENDED and (builder.problem or _SUSPECT.search(text.plain)):
        mended, found, left_out = _mended(text)
        if len(found) > MOST_FINDINGS:
            return None, findings + found
        if found or builder.problem:
            text, builder = mended, _built(mended)
    text, builder, lost = _without_lost_lines(text, builder)
    findings += [*found, *(each for each in lost if not _told_already(each, found)), *builder.findings]
    if builder.whole and builder.root is None:
        findings.append(empty_file(Span(name)))
    if not builder.whole or builder.root is None or builder.root_at is None:
        return None, findings
    guessed = text.guessed or builder.guessed or bool(found or lost)
    return Document(name, text.typed, builder.root, builder.root_at, guessed, left_out), findings


def _built(text: Text, end: int | None = None) -> Builder:
    """The values of a text up to a character of it, as far as the parser gets."""
    builder = Builder(text)
    parser = CParser(text.plain[:end])
    try:
        builder.run(parser)
    except YAMLError as error:
        # The parser looks ahead and may give up at a depth of its own before it has told the first bracket.
        if end is None and "nesting depth" in str(getattr(error, "problem", "")):
            mark: Any = getattr(error, "problem_mark", None)
            return _built(text, mark.index)
        builder.stop_at(error)
    except StopError:
        builder.whole = False
    finally:
        parser.dispose()
    return builder


def _mended(text: Text) -> tuple[Text, list[Diagnostic], frozenset[int]]:
    """The text as it was meant, the slips in it, and the lines of which a part was left out."""
    from hq_plan.read.mend import Mender

    slate = Mender(text.plain).slate
    blank = text.blank
    findings = [note.finding(blank, text.edits) for note in slate.notes[: MOST_FINDINGS + 1]]
    mended = Text(text.name, text.typed, slate.edits.text(), (*text.edits, slate.edits), text.guessed)
    return mended, findings, frozenset(number + 1 for number in slate.lost)


def _without_lost_lines(text: Text, builder: Builder) -> tuple[Text, Builder, list[Diagnostic]]:
    """Leave out the lines that the parser cannot take apart, one after the other, as long as that helps."""
    lost: list[Diagnostic] = []
    tries = min(_MOST_TRIES, _MOST_MENDED // max(len(text.plain), 1))
    behind = -1
    while builder.problem and builder.problem.line > behind and tries:
        tries -= 1
        behind = builder.problem.line
        lost.append(builder.problem.finding)
        edits = Edits(text.plain)
        line = edits.lines[min(behind, len(edits.lines) - 1)]
        lead = re.match(r"[ ]*(?:- +)*", line)
        edits.whole_line(min(behind, len(edits.lines) - 1), f"{lead[0] if lead else ''}{LOST}{behind + 1}:")
        text = Text(text.name, text.typed, edits.text(), (*text.edits, edits), guessed=True)
        builder = _built(text)
    if builder.problem:
        builder.whole = False
        lost += [] if lost else [builder.problem.finding]
    return text, builder, lost


def _told_already(lost: Diagnostic, found: list[Diagnostic]) -> bool:
    """Whether a slip was seen in the line that the parser gave up at."""
    return any(each.span.line == lost.span.line for each in found)
