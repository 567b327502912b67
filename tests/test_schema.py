"""The schemas accept what `validate` accepts, refuse what is plainly wrong, and follow the models by themselves."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, Ran
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from hq_plan.models.base import Printed, _canonical, fold
from hq_plan.models.plan import Plan
from hq_plan.reports import schema, shapes
from hq_plan.workspace import PLAN_FILE, load

CASES = ROOT / "tests" / "cases"
PLANS = [ROOT / "data" / PLAN_FILE, CASES / "plan" / PLAN_FILE, CASES / "valid" / "full-plan" / PLAN_FILE]

REFUSED = (
    "HQ003-empty-file",
    "HQ010-syntax-error",
    "HQ101-wrong-file",
    "HQ102-missing-key",
    "HQ103-unknown-key",
    "HQ104-wrong-type",
    "HQ105-number-as-text",
    "HQ106-bad-date/actuals/chinese.yaml",
    "HQ106-bad-date/actuals/slashes.yaml",
    "HQ108-unknown-word",
    "HQ109-out-of-bounds",
    "HQ110-empty-value",
    "HQ111-number-form",
    "HQ112-withheld-value",
    "HQ113-wide-number",
    "HQ114-chinese-numeral",
    "HQ115-unit-in-value",
    "HQ116-percent-in-value",
    "HQ117-grouped-digits",
    "HQ119-yes-no-word",
    "HQ120-date-as-number",
    "HQ121-day-missing",
    "HQ201-unknown-indicator",
    "HQ202-wrong-unit",
    "HQ203-year-outside-plan",
    "HQ204-date-outside-year",
    "HQ205-fractional-count",
    "HQ206-wrong-kind-of-value",
    "HQ221-unknown-method",
)
"""The cases that an editor must mark, each file of them; days that do not exist and the like are left to `validate`."""

LEFT = CASES / "invalid" / "HQ111-number-form" / "actuals" / "long.yaml"
"""JSON Schema has no bound for the digits of a number."""


@pytest.fixture
def refused(run: Callable[..., Ran], tmp_path: Path) -> Callable[..., set[Path]]:
    """The files that check-jsonschema refuses under the schema of a kind of file."""

    def refused(kind: str, data: Path, files: Iterable[Path]) -> set[Path]:
        path = tmp_path / f"{kind}.schema.json"
        assert run("schema", kind, "--data", str(data), "--output", str(path)).status == 0
        command = [sys.executable, "-m", "check_jsonschema", "--output-format", "json", "--schemafile", str(path)]
        ran = subprocess.run([*command, *map(str, files)], capture_output=True, check=False)
        said = json.loads(ran.stdout)
        return {Path(error["filename"]) for error in said.get("errors", []) + said.get("parse_errors", [])}

    return refused


def figures(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.y*ml")) if path.name != PLAN_FILE]


def test_the_repositorys_own_figures_fit(refused: Callable[..., set[Path]]) -> None:
    files = figures(ROOT / "data")
    assert files
    assert refused("actuals", ROOT / "data", files) == set()


def test_every_valid_case_fits(refused: Callable[..., set[Path]]) -> None:
    assert refused("actuals", CASES / "plan", figures(CASES / "valid")) == set()
    assert refused("targets", ROOT / "data", PLANS) == set()


def test_what_is_plainly_wrong_is_refused(refused: Callable[..., set[Path]]) -> None:
    paths = [CASES / "invalid" / name for name in REFUSED]
    asked = [file for path in paths for file in ([path] if path.is_file() else figures(path)) if file != LEFT]
    plans = [path / PLAN_FILE for path in paths if (path / PLAN_FILE).is_file()]
    assert refused("actuals", CASES / "plan", asked) == set(asked)
    assert refused("targets", CASES / "plan", plans) == set(plans)
    assert len({file.relative_to(CASES / "invalid").parts[0] for file in asked + plans}) == 28


def our_plan() -> Plan:
    plan = load(ROOT / "data", ROOT).plan
    assert plan is not None
    return plan.value


OURS = our_plan()
OUR_FIGURES = schema.build("actuals", OURS).data
OUR_PLAN = schema.build("targets", None).data


def record(**changes: object) -> dict[str, object]:
    said = {
        "indicator": "hitech",
        "unit": "家",
        "as_of": "2021-12-31",
        "status": "final",
        "source": "年报",
        "value": 95,
    }
    return {key: value for key, value in {**said, **changes}.items() if value is not ...}


def fits(**changes: object) -> bool:
    file = {"schema": "hq-plan/actuals/1", "year": 2021, "department": "区科技局", "records": [record(**changes)]}
    return jsonschema.Draft7Validator(OUR_FIGURES).is_valid(file)


@pytest.mark.parametrize(
    ("changes", "fit"),
    [
        ({}, True),
        ({"indicator": 3}, True),
        ({"indicator": "3"}, True),
        ({"indicator": 9}, False),
        ({"indicator": "高 企"}, True),
        ({"indicator": "hitec"}, False),
        ({"unit": "个"}, False),
        ({"indicator": "高企", "unit": "亿元"}, False),
        ({"value": 95.5}, False),
        ({"value": True}, False),
        ({"value": None}, False),
        ({"value": ...}, False),
        ({"status": "withheld", "value": ...}, True),
        ({"status": "withheld", "value": None}, True),
        ({"status": "withheld"}, False),
        ({"indicator": "university_park", "unit": "是否", "value": True}, True),
        ({"indicator": "university_park", "unit": "是否", "value": 1}, False),
        ({"indicator": "contract_value", "unit": "亿元", "value": 81.3}, True),
        ({"as_of": "2021-13-01"}, False),
        ({"as_of": "2022-01-01"}, False),
        ({"x-row": [1]}, True),
        ({"remark": "待核"}, False),
    ],
)
def test_a_figure_is_held_against_the_plan(changes: dict[str, object], fit: bool) -> None:
    assert fits(**changes) is fit


def respelt(name: str) -> st.SearchStrategy[str]:
    """The name in other case, width, with blanks and quotation marks."""

    def widened(character: str) -> list[str]:
        wide = chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character
        return [character, character.upper(), character.lower(), wide, f"“{character}", f"{character}\u3000"]

    return st.tuples(*(st.sampled_from(widened(character)) for character in name)).map("".join)


@given(st.sampled_from(sorted(OURS.names)).flatmap(respelt))
def test_no_name_that_validate_knows_is_refused(name: str) -> None:
    named = OURS.by_id[OURS.names[fold(name)]]
    yes_or_no = named.kind == "milestone"
    assert fits(indicator=name, unit=named.unit, value=True if yes_or_no else 3)


@given(
    st.text("abcdefghijklmnopqrstuvwxyz0123456789_-高企专利", min_size=1).filter(lambda name: name not in OURS.names)
)
def test_a_plain_name_that_validate_does_not_know_is_refused(name: str) -> None:
    assert not fits(indicator=name)


@pytest.mark.parametrize("op", [">=", ">", "<=", "<", "~", "in", "=", "!="])
@pytest.mark.parametrize("keys", [("value",), ("low", "high"), ("low",), (), ("value", "low", "high")])
def test_a_target_as_a_mapping_is_read_where_the_schema_accepts_it(op: str, keys: tuple[str, ...]) -> None:
    said = {"op": op, **dict.fromkeys(keys, 1)}
    try:
        _canonical(said)
    except ValueError:
        read = False
    else:
        read = True
    assert jsonschema.Draft7Validator(shapes._TARGET).is_valid(said) is read


@pytest.mark.parametrize("kind", schema.MODELS)
def test_it_is_a_sound_schema_in_the_same_bytes_for_all_readers(kind: str, run: Callable[..., Ran]) -> None:
    texts = {run("schema", kind, "--lang", lang).out for lang in ("zh", "en")}
    assert len(texts) == 1
    jsonschema.Draft7Validator.check_schema(json.loads(texts.pop()))


def models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The model and those of its fields."""
    yield model
    for field in model.model_fields.values():
        for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from models_in(part)


@pytest.mark.parametrize("model", dict.fromkeys(each for model in schema.MODELS.values() for each in models_in(model)))
def test_every_field_says_what_it_is_for(model: type[BaseModel]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_a_new_field_appears_by_itself() -> None:
    class Grown(BaseModel):
        weight: int | None = Field(None, ge=1, le=9, description="new")
        parts: list[dict[int, Printed]] = Field(alias="with", min_length=2)

    said = shapes.of_model(Grown)
    assert said["required"] == ["with"]
    assert said["properties"]["weight"] == {
        "title": "new", "description": "new", "type": ["integer", "null"], "minimum": 1, "maximum": 9,
    }  # fmt: skip
    assert said["properties"]["with"]["minItems"] == 2


def test_a_field_of_an_unknown_kind_is_not_passed_over() -> None:
    class Grown(BaseModel):
        size: complex | None = None

    with pytest.raises(TypeError, match="complex"):
        shapes.of_model(Grown)


def test_a_plan_that_cannot_be_read_has_no_schema_of_figures(tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / PLAN_FILE).write_text("schema: hq-plan/targets/1\n", "utf-8")
    ran = run("schema", "actuals", "--data", str(tmp_path))
    assert (ran.status, ran.out) == (1, "")
    assert "HQ102" in ran.err


def test_errors_in_files_of_figures_do_not_matter_to_the_schema(tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "a.yaml").write_text("schema: [", "utf-8")
    (tmp_path / PLAN_FILE).write_bytes((CASES / "plan" / PLAN_FILE).read_bytes())
    ran = run("schema", "actuals", "--data", str(tmp_path))
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out)["properties"]["year"]["enum"] == [2020, 2021, 2022]
