"""The files are found and read in any order, each once; what an error touches is left out, and nothing else is."""

import os
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hq_plan import checks
from hq_plan.diagnostics import Severity
from hq_plan.folders import PLAN_FILE, find_data
from hq_plan.workspace import Workspace, load
from hq_plan.workspace.reading import Asked

PLAN = Path(__file__).parent / "cases" / "plan" / PLAN_FILE
HEAD = "schema: hq-plan/actuals/1\nyear: 2021\ndepartment: 区科技局\nrecords:\n"
FIELDS = {
    "indicator": "hitech", "value": "95", "unit": "家", "as_of": "2021-12-31", "status": "final", "source": "年报",
}  # fmt: skip


def record(**changed: str) -> str:
    """A record as text; a field given as an empty text is left out."""
    pairs = [f"{key}: {value}" for key, value in {**FIELDS, **changed}.items() if value]
    return "  - " + "\n    ".join(pairs) + "\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the shared plan and no figures."""
    folder = tmp_path / "data"
    (folder / "actuals").mkdir(parents=True)
    (folder / PLAN_FILE).write_bytes(PLAN.read_bytes())
    return folder


Put = Callable[..., Path]


@pytest.fixture
def put(data: Path) -> Put:
    """Write a file of figures below the data folder's `actuals`, or elsewhere."""

    def write(name: str, *records: str, below: Path = data / "actuals") -> Path:
        path = below / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((HEAD + "".join(records)).encode())
        return path

    return write


def wanted(space: Workspace) -> list[tuple[str, int, str]]:
    """File, line and code of the findings that are for the files asked about."""
    return [(each.span.file, each.span.line, each.code) for each in checks.run(space) if space.wants(each)]


def kept(space: Workspace) -> list[tuple[str, str, str]]:
    """Indicator, day and value of the records that count."""
    records = space.records(checks.run(space))
    return [(each.indicator, str(each.day), str(each.observation.value)) for each in records]


# Where the data folder is


def a_project(folder: Path) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / PLAN_FILE).write_text("", "utf-8")
    return folder


def test_the_option_comes_first(tmp_path: Path):
    here = a_project(tmp_path)
    assert find_data(Path("asked"), {"HQ_PLAN_DATA": "said"}, here) == Path("asked")


def test_the_environment_comes_second(tmp_path: Path):
    assert find_data(None, {"HQ_PLAN_DATA": "said"}, a_project(tmp_path)) == Path("said")


def test_an_empty_variable_says_nothing(tmp_path: Path):
    here = a_project(tmp_path)
    assert find_data(None, {"HQ_PLAN_DATA": ""}, here) == here / "data"


def test_the_nearest_folder_upwards_comes_third(tmp_path: Path):
    outer = a_project(tmp_path)
    inner = a_project(tmp_path / "a" / "b")
    (inner / "c" / "d").mkdir(parents=True)
    assert find_data(None, {}, inner / "c" / "d") == inner / "data"
    assert find_data(None, {}, tmp_path / "a") == outer / "data"


def test_a_data_folder_without_a_plan_is_passed_over(tmp_path: Path):
    outer = a_project(tmp_path)
    (tmp_path / "a" / "data").mkdir(parents=True)
    (tmp_path / "b" / "data" / PLAN_FILE).mkdir(parents=True)
    assert find_data(None, {}, tmp_path / "a") == outer / "data"
    assert find_data(None, {}, tmp_path / "b") == outer / "data"


def test_the_shipped_copy_comes_last(tmp_path: Path):
    found = find_data(None, {}, tmp_path)
    assert found.is_absolute()
    assert not found.is_relative_to(tmp_path)
    assert (found / PLAN_FILE).is_file()


# What is read


def test_files_of_any_depth_and_both_endings_are_read_and_no_others(data: Path, put: Put):
    put("a.yaml", record())
    # As the system names it where even its file names are taken for ASCII.
    put(os.fsdecode("区科技局/2021/十一月.yml".encode()), record(as_of="2021-11-30"))
    put("notes.rst", "[")
    put("b.md", record())
    space = load(data, data)
    assert space.looked_at == ("targets.yaml", "actuals/a.yaml", "actuals/区科技局/2021/十一月.yml")
    assert space.counted == 2
    assert wanted(space) == []


def test_a_folder_without_figures_has_only_a_plan(data: Path):
    (data / "actuals").rmdir()
    space = load(data, data)
    assert (space.looked_at, space.counted, wanted(space), space.nothing_read) == (("targets.yaml",), 0, [], False)


def test_names_are_shown_from_the_working_folder_with_slashes_and_in_full_outside_of_it(data: Path, put: Put):
    path = put("a.yaml", record())
    assert load(data, data.parent).looked_at == ("data/targets.yaml", "data/actuals/a.yaml")
    assert load(data, data / "actuals").looked_at == ((data / PLAN_FILE).as_posix(), "a.yaml")
    assert load(data, path.parent, Asked([path])).looked_at == ("a.yaml",)


def test_standard_input_is_read_and_named_so(data: Path):
    space = load(data, data, Asked([Path("-")], (HEAD + record(unit="个")).encode()))
    assert space.looked_at == ("<stdin>",)
    assert wanted(space) == [("<stdin>", 7, "HQ202")]


def test_a_file_that_is_not_there_is_a_finding_and_nothing_was_read(data: Path):
    space = load(data, data, Asked([Path("none.yaml").absolute()]))
    assert [code for _, _, code in wanted(space)] == ["HQ001"]
    assert space.nothing_read


def test_one_file_that_is_not_there_does_not_keep_the_others_from_being_read(data: Path, put: Put):
    space = load(data, data, Asked([put("a.yaml", record()), data / "none.yaml"]))
    assert wanted(space) == [("none.yaml", 0, "HQ001")]
    assert not space.nothing_read
    assert space.counted == 1


def test_an_empty_folder_asked_about_is_nothing_read(data: Path):
    assert load(data, data, Asked([data / "actuals"])).nothing_read


def test_without_a_plan_figures_are_read_and_not_blamed_for_it(data: Path, put: Put):
    (data / PLAN_FILE).unlink()
    put("a.yaml", record(indicator="nothing"))
    assert wanted(load(data, data)) == [("targets.yaml", 0, "HQ001")]


# Order and repetition


def test_the_order_of_the_files_never_matters(data: Path, put: Put):
    """Neither for the findings, nor for the records that count, nor for the names of the files looked at."""
    paths = [
        put("a.yaml", record(), record(as_of="2021-06-30", unit="个")),
        put("b.yaml", record(), record(indicator="hitec"), record(indicator="rd_intensity", value="2.10", unit='"%"')),
        put("c/d.yaml", record(value="x"), record(as_of="2021-03-31", value="90")),
    ]
    seen = set()
    for order in permutations(paths):
        space = load(data, data, Asked(order))
        seen.add((tuple(wanted(space)), tuple(sorted(kept(space))), space.looked_at, space.counted))
    assert len(seen) == 1
    assert wanted(load(data, data)) == wanted(load(data, data, Asked(paths)))
    assert wanted(load(data, data)) == [
        ("actuals/a.yaml", 13, "HQ202"),
        ("actuals/b.yaml", 5, "HQ301"),
        ("actuals/b.yaml", 11, "HQ201"),
        ("actuals/c/d.yaml", 5, "HQ301"),
        ("actuals/c/d.yaml", 6, "HQ111"),
    ]


def test_findings_are_sorted_by_file_line_column_and_code(data: Path, put: Put):
    put("b.yaml", record(value="9.5", unit="个", as_of="2020-12-31"), record(indicator="x"))
    put("a.yaml", record(status="最终", as_of="2021/12/31"), "    more: 1\n")
    found = [(each.span.file, each.span.line, each.span.column, each.code) for each in checks.run(load(data, data))]
    assert found == sorted(found)
    assert [code for *_, code in found] == ["HQ106", "HQ108", "HQ103", "HQ205", "HQ202", "HQ204", "HQ201"]


def test_a_file_reached_twice_counts_once(data: Path, put: Put):
    path = put("sub/a.yaml", record())
    again = path.parent / ".." / "sub" / "a.yaml"
    for asked in ([path, path], [path, path.parent], [path, again], [data / "actuals", path], [data, path]):
        space = load(data, data, Asked(asked))
        assert space.counted == 1
        assert wanted(space) == []
        assert len(space.looked_at) == len(set(space.looked_at))


def a_link(link: Path, target: Path) -> Path:
    try:
        link.symlink_to(target)
    except (OSError, NotImplementedError):
        pytest.skip("this system or user may not make links")
    return link


def test_a_file_reached_by_a_link_counts_once(data: Path, put: Put):
    link = a_link(data / "actuals" / "b.yaml", put("a.yaml", record()))
    for asked in ((), (link,), (link, data / "actuals")):
        space = load(data, data, Asked(asked))
        assert space.counted == 1
        assert wanted(space) == []


def test_a_link_that_leads_nowhere_is_a_finding(data: Path):
    a_link(data / "actuals" / "b.yaml", data / "gone.yaml")
    assert wanted(load(data, data)) == [("actuals/b.yaml", 0, "HQ001")]


def test_a_link_that_leads_to_itself_is_a_finding(data: Path):
    a_link(data / "actuals" / "b.yaml", data / "actuals" / "b.yaml")
    assert wanted(load(data, data)) == [("actuals/b.yaml", 0, "HQ001")]


# Named files and their context


def test_findings_are_given_for_the_named_files_only(data: Path, put: Put):
    put("a.yaml", record(unit="个"))
    put("broken.yaml", "  - [")
    named = put("b.yaml", record(as_of="2021-06-30", unit="户"))
    space = load(data, data, Asked([named]))
    assert wanted(space) == [("actuals/b.yaml", 7, "HQ202")]
    assert (space.looked_at, space.counted) == (("actuals/b.yaml",), 1)


@pytest.mark.parametrize("name", ["a.yaml", "z.yaml"])
def test_a_named_file_that_repeats_a_record_of_the_data_folder_is_told_so_whatever_it_is_called(
    data: Path, put: Put, name: str
):
    put("m.yaml", record(value="94"))
    space = load(data, data, Asked([put(name, record())]))
    assert wanted(space) == [(f"actuals/{name}", 5, "HQ301")]


@pytest.mark.parametrize("name", ["a.yaml", "z.yaml"])
def test_a_file_from_elsewhere_is_held_against_the_data_folder(data: Path, put: Put, tmp_path: Path, name: str):
    put("m.yaml", record())
    named = put(name, record(), below=tmp_path / "inbox")
    assert [code for _, _, code in wanted(load(data, tmp_path, Asked([named])))] == ["HQ301"]


def test_example_figures_of_the_data_folder_are_no_context(data: Path, put: Put):
    put("example.yaml", record(status="example"))
    named = put("new.yaml", record(status="example"))
    space = load(data, data, Asked([named]))
    assert wanted(space) == [("actuals/new.yaml", 9, "HQ401")]
    assert kept(space) == [("hitech", "2021-12-31", "95")]
    assert [code for *_, code in wanted(load(data, data))] == ["HQ401", "HQ301", "HQ401"]


@pytest.mark.parametrize("spelt", ["data/targets.yaml", "data/../data/targets.yaml", "data/actuals/../targets.yaml"])
def test_the_plan_asked_about_shows_its_findings_however_its_path_is_spelt(data: Path, spelt: str):
    plan = data / PLAN_FILE
    plan.write_bytes(plan.read_bytes().replace(b"kind: flow", b"kind: flood"))
    space = load(data, data.parent, Asked([data.parent / spelt]))
    assert [(line, code) for _, line, code in wanted(space)] == [(20, "HQ108")]


def test_another_plan_asked_about_is_read_as_a_plan(data: Path, tmp_path: Path):
    other = tmp_path / "other.yaml"
    other.write_bytes(PLAN.read_bytes().replace(b"kind: flow", b"kind: flood"))
    assert wanted(load(data, tmp_path, Asked([other]))) == [("other.yaml", 20, "HQ108")]


# What is left out


@pytest.mark.parametrize(
    "changed",
    [
        {"indicator": "hitec"},
        {"unit": "个"},
        {"unit": ""},
        {"unit": "家\u200b"},
        {"value": "9.5"},
        {"value": "95家"},
        {"value": "true"},
        {"value": "&v 95"},
        {"value": ""},
        {"as_of": "2020-12-31"},
        {"as_of": "2021-02-30"},
        {"status": "最终"},
        {"status": "withheld"},
        {"source": ""},
        {"source": "年报\n    more: 1"},
        {"source": "年报\n    value: 96"},
        {"source": "年报\n    value: 96\n    note: 更正"},
    ],
    ids=str,
)
@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
def test_a_record_that_an_error_touches_is_left_out_and_its_neighbours_stay(
    data: Path, put: Put, changed: dict[str, str], first: bool
):
    good, bad = record(indicator="contract_value", value="81.30", unit="亿元"), record(**changed)
    put("a.yaml", *((bad, good) if first else (good, bad)))
    assert kept(load(data, data)) == [("contract_value", "2021-12-31", "81.30")]


def test_a_warning_leaves_a_record_in(data: Path, put: Put):
    put("a.yaml", record(status="example"))
    assert kept(load(data, data)) == [("hitech", "2021-12-31", "95")]


def test_of_two_that_contradict_both_are_left_out(data: Path, put: Put):
    put("a.yaml", record(), record(value="90", as_of="2021-06-30"))
    put("b.yaml", record(value="96"))
    assert kept(load(data, data)) == [("hitech", "2021-06-30", "90")]


@pytest.mark.parametrize("sign", ["|", ">", "|-"])
def test_a_long_text_at_a_record_s_end_does_not_reach_into_the_next_record(data: Path, put: Put, sign: str):
    put("a.yaml", record(note=f"{sign}\n      第一行\n      第二行"), record(indicator="hitec"))
    assert kept(load(data, data)) == [("hitech", "2021-12-31", "95")]


@pytest.mark.parametrize("name", ["contract_value", "技术合同成交额", "合同额", "Contract value", '"7"'])
def test_a_record_is_not_blamed_for_an_indicator_that_the_plan_has_but_that_cannot_be_read(
    data: Path, put: Put, name: str
):
    plan = data / PLAN_FILE
    bad = "kind: flood\n    name_en: Contract value\n    aliases: [合同额]".encode()
    plan.write_bytes(plan.read_bytes().replace(b"kind: flow", bad))
    put("a.yaml", record(indicator=name, unit="亿元"), record())
    space = load(data, data)
    assert [code for *_, code in wanted(space)] == ["HQ108"]
    assert kept(space) == [("hitech", "2021-12-31", "95")]


def test_a_file_of_a_year_outside_of_the_plan_is_found_once(data: Path, put: Put):
    path = put("a.yaml", record(as_of="2012-12-31"), record(as_of="2012-06-30"))
    path.write_bytes(path.read_bytes().replace(b"year: 2021", b"year: 2012"))
    assert wanted(load(data, data)) == [("actuals/a.yaml", 2, "HQ203")]


@pytest.mark.parametrize(
    ("typed", "place", "code"),
    [("maybe", (21, 19, 24), "HQ104"), ("''", (21, 5, 17), "HQ110"), ("[x]", (21, 19, 20), "HQ104")],
)
def test_a_field_that_may_be_of_two_kinds_has_one_finding_in_our_own_words(data: Path, typed: str, place, code: str):
    plan = data / PLAN_FILE
    plan.write_bytes(plan.read_bytes().replace(b"kind: flow", f"kind: flow\n    aspirational: {typed}".encode()))
    found = checks.run(load(data, data))
    assert [((each.span.line, each.span.column, each.span.end_column), each.code) for each in found] == [(place, code)]
    assert "function" not in found[0].message
    assert "'bool'" not in found[0].message


def test_an_unknown_key_is_found_whatever_it_is_called(data: Path, put: Put):
    put("a.yaml", record(source='年报\n    "[key]": 1'))
    found = checks.run(load(data, data))
    assert [(each.span.line, each.span.column, each.span.end_column, each.code) for each in found] == [
        (11, 5, 12, "HQ103")
    ]
    assert "'[key]'" in found[0].message


# Whatever comes

VALUES = st.recursive(
    st.sampled_from(
        ["95", "2.10", "true", "~", '""', "hitech", "家", "2021", "2021-12-31", "final", "withheld", "stock", "[key]",
         "hq-plan/actuals/1", "hq-plan/targets/1", "{op: '>=', value: 1}", "0", "-1", "x-a", "9" * 60]
    ),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
    | st.dictionaries(
        st.sampled_from(
            ["schema", "year", "department", "records", "indicator", "value", "unit", "as_of", "status", "source", "note",
             "plan", "policy", "tasks", "indicators", "revisions", "id", "title", "years", "name", "kind", "targets", "2021",
             "aliases", "number", "outlook", "method", "profile", "measures", "what", "base", "aspirational", "with", "lead",
             "effective", "x-own", "[key]", '""']
        ),
        inner,
        max_size=6,
    ).map(lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"),
    max_leaves=30,
)  # fmt: skip
FILES = st.one_of(
    VALUES,
    VALUES.map(lambda value: f"{HEAD}  - {value}\n"),
    st.dictionaries(st.sampled_from(sorted(FIELDS)), VALUES).map(lambda changed: HEAD + record(**changed)),
    st.dictionaries(st.sampled_from(["plan", "policy", "tasks", "indicators", "revisions"]), VALUES).map(
        lambda parts: "schema: hq-plan/targets/1\n" + "".join(f"{key}: {value}\n" for key, value in parts.items())
    ),
)


@settings(deadline=None, max_examples=300)
@given(FILES)
def test_whatever_the_keys_and_values_every_finding_has_a_place_and_words(typed: str):
    lines = typed.split("\n")
    space = load(PLAN.parent, Path(os.sep), Asked([Path("-")], typed.encode()))
    for each in checks.run(space):
        assert each.span.file == "<stdin>"
        assert each.message
        assert 0 <= each.span.line <= len(lines)
        assert each.severity in (Severity.ERROR, Severity.WARNING)
    assert len(space.records(checks.run(space))) <= space.counted


INDICATORS = st.lists(
    st.dictionaries(
        st.sampled_from(
            ["id", "name", "name_en", "aliases", "number", "unit", "kind", "targets", "profile", "decimals"]
        ),
        VALUES,
        max_size=4,
    ),
    max_size=4,
)
WHOLE = {"id": "a", "name": "甲", "unit": "家", "kind": "stock", "targets": "{2021: 9}"}


@settings(deadline=None, max_examples=200)
@given(INDICATORS, VALUES)
def test_whatever_a_plan_says_every_finding_has_a_place_and_words(indicators: list[dict[str, str]], policy: str):
    lines = PLAN.read_text("utf-8").partition("indicators:")[0] + f"policy: {policy}\nindicators:\n"
    for indicator in indicators:
        lines += "  - {" + ", ".join(f"{key}: {value}" for key, value in {**WHOLE, **indicator}.items()) + "}\n"
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / PLAN_FILE).write_text(lines, "utf-8")
        found = checks.run(load(folder, folder))
    assert all(each.span.file == PLAN_FILE and each.message and each.span.line for each in found)
