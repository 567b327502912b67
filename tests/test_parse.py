"""A field that does not fit becomes a finding at its place; the other fields are looked at all the same."""

import pytest
from pydantic import BaseModel, ValidationError

from hq_plan.diagnostics import Diagnostic
from hq_plan.models.actuals import ACTUALS_SCHEMA, Actuals, Observation
from hq_plan.models.plan import TARGETS_SCHEMA, Indicator, Plan, Revision, Task
from hq_plan.parse import parse_file
from hq_plan.read import yaml

RECORD = {
    "indicator": "hitech", "value": "95", "unit": "家", "as_of": "2021-12-31", "status": "final", "source": "年报",
}  # fmt: skip
INDICATOR = {"id": "hitech", "name": "高企", "unit": "家", "kind": "stock", "targets": "{2022: 102}"}


def found(schema: str, head: str, name: str, fields: dict[str, str]) -> list[Diagnostic]:
    body = "\n".join(f"    {key}: {value}" for key, value in fields.items())
    document, _ = yaml.read(f"schema: {schema}\n{head}\n{name}:\n  -\n{body}\n".encode(), "a.yaml")
    assert document is not None
    model: type[Actuals | Plan] = Actuals if schema == ACTUALS_SCHEMA else Plan
    lists: dict[str, type[BaseModel]] = (
        {"records": Observation}
        if model is Actuals
        else {"tasks": Task, "indicators": Indicator, "revisions": Revision}
    )
    return parse_file(document, model, schema, lists)[2]


def of_record(**changed: str) -> list[Diagnostic]:
    return found(ACTUALS_SCHEMA, "year: 2021\ndepartment: 区科技局", "records", {**RECORD, **changed})


def of_indicator(**changed: str) -> list[Diagnostic]:
    return found(TARGETS_SCHEMA, "plan: {id: p, title: t, years: [2022]}", "indicators", {**INDICATOR, **changed})


def test_a_good_record_and_a_good_indicator_have_no_finding() -> None:
    assert of_record() == []
    assert of_indicator() == []


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("value", '"95"', "HQ105"), ("value", "'1,460'", "HQ117"), ("value", "95家", "HQ115"), ("value", "９５", "HQ113"),
        ("value", "012", "HQ118"), ("value", "1e3", "HQ118"), ("value", "1_460", "HQ118"), ("value", "yes", "HQ119"),
        ("value", "2.1%", "HQ116"), ("value", ".nan", "HQ118"), ("value", "9" * 41, "HQ111"), ("value", "[95]", "HQ104"),
        ("value", "约95", "HQ111"), ("value", "暂无", "HQ111"), ("value", "九十五", "HQ114"), ("value", "1:30", "HQ118"),
        ("value", "", "HQ110"), ("value", "~", "HQ110"), ("unit", "", "HQ110"), ("unit", '""', "HQ110"),
        ("unit", "95", "HQ104"), ("unit", "true", "HQ104"), ("unit", "[家]", "HQ104"), ("unit", "{a: 1}", "HQ104"),
        ("as_of", "2021/12/31", "HQ106"), ("as_of", "2021-02-29", "HQ106"), ("as_of", "44561", "HQ120"),
        ("as_of", "1640908800", "HQ120"), ("as_of", "2021-12", "HQ121"), ("as_of", "2021年末", "HQ121"),
        ("as_of", "2021-12-31T00:00:00", "HQ106"), ("as_of", "２０２１-12-31", "HQ106"), ("as_of", "2021-1-1", "HQ106"),
        ("status", "最终", "HQ108"), ("status", "Final", "HQ108"), ("status", "withheld", "HQ112"), ("status", "1", "HQ108"),
    ],
)  # fmt: skip
def test_a_bad_value_is_found_where_it_stands(key: str, typed: str, code: str) -> None:
    findings = of_record(**{key: typed})
    line = 6 + list(RECORD).index(key)
    assert [finding.code for finding in findings] == [code]
    place = findings[0].span
    if code == "HQ112":
        assert (place.line, place.column) == (7, 12)
    elif code == "HQ110":
        assert (place.line, place.column, place.end_column) == (line, 5, 5 + len(key))
    else:
        assert (place.line, place.column) == (line, 5 + len(key) + 2)


@pytest.mark.parametrize("key", RECORD)
def test_a_missing_key_is_found_at_its_record(key: str) -> None:
    body = "\n".join(f"    {name}: {value}" for name, value in RECORD.items() if name != key)
    text = f"schema: {ACTUALS_SCHEMA}\nyear: 2021\ndepartment: d\nrecords:\n  -\n{body}\n"
    document, _ = yaml.read(text.encode(), "a.yaml")
    assert document is not None
    findings = parse_file(document, Actuals, ACTUALS_SCHEMA, {"records": Observation})[2]
    first = next(name for name in RECORD if name != key)
    place = (findings[0].span.line, findings[0].span.column, findings[0].span.end_column)
    assert [(finding.code, finding.message) for finding in findings] == [("HQ102", f"the key '{key}' is missing")]
    assert place == (6, 5, 5 + len(first))


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("targets", "{2022: 一百以上}", "HQ107"), ("targets", "{2022: 不低于5以下}", "HQ107"), ("targets", "{2022: [1]}", "HQ104"),
        ("targets", "{2022: true}", "HQ104"), ("targets", '{2022: {op: "=>", value: 2}}', "HQ104"),
        ("targets", "{22: 5}", "HQ104"), ("targets", "{1066: 5}", "HQ109"), ("targets", "[5]", "HQ104"),
        ("id", "高企", "HQ109"), ("id", "Hitech", "HQ109"), ("kind", "level", "HQ108"), ("decimals", "-1", "HQ109"),
        ("decimals", "1.5", "HQ104"), ("number", "0", "HQ109"), ("profile", "[0, 1]", "HQ109"), ("better", "more", "HQ108"),
        ("profile", "[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]", "HQ109"), ("due", "13-01", "HQ109"), ("in_year", "yes", "HQ108"),
        ("nature", "必须", "HQ108"), ("base", "{year: 2019}", "HQ102"), ("base", "{year: 2019, valeu: 0, value: 0}", "HQ103"),
        ("measures", "[{what: x, whom: y}]", "HQ103"),
    ],
)  # fmt: skip
def test_a_bad_field_of_an_indicator_has_its_code(key: str, typed: str, code: str) -> None:
    assert [finding.code for finding in of_indicator(**{key: typed})] == [code]


def test_an_unknown_key_is_found_at_the_key_with_the_one_that_was_meant() -> None:
    (finding,) = of_indicator(measures="[{what: x, sorce: y}]")
    assert (finding.span.column, finding.span.end_column) == (26, 31)
    assert finding.hint == "did you mean 'source'?"


def test_keys_of_others_are_passed_over() -> None:
    assert of_record(**{"x-checked-by": "李"}) == []


def test_nothing_of_pydantic_reaches_the_reader() -> None:
    for findings in (of_record(value="[1]"), of_record(unit="1"), of_indicator(kind="x"), of_indicator(targets="5")):
        for finding in findings:
            assert not any(word in finding.message for word in ("Input", "should", "valid ", "pydantic", "instance"))


def test_the_stand_ins_of_a_record_are_themselves_a_record() -> None:
    assert set(Observation.stand_ins) <= set(Observation.model_fields)
    try:
        Observation.model_validate(dict(Observation.stand_ins))
    except ValidationError as error:
        pytest.fail(str(error))


@pytest.mark.parametrize(
    ("said", "newer"),
    [
        ("hq-plan/actuals/2", True),
        ("hq-plan/actuals/12", True),
        ("hq-plan/actuals/2021", False),
        ("hq-plan/actual/1", False),
    ],
)
def test_a_newer_version_of_a_kind_is_told_and_never_taken_for_this_one(said: str, newer: bool) -> None:
    document, _ = yaml.read(f"schema: {said}\nyear: 2021\ndepartment: 区科技局\nrecords: []\n".encode(), "a.yaml")
    model, _items, findings = parse_file(document, Actuals, ACTUALS_SCHEMA, {"records": Observation})
    assert [finding.code for finding in findings] == ["HQ101"]
    assert (model is None, findings[0].fix is None) == (newer, newer)
    assert ("newer" in findings[0].message, findings[0].hint == "bring hq-plan up to date") == (newer, newer)


def test_keys_that_belong_to_others_are_passed_over_in_models_and_kept_where_keys_are_data() -> None:
    plan = """schema: hq-plan/targets/1
x-own: 1
plan: {id: a, title: b, years: [2021, 2022], x-own: 1}
indicators:
  - {id: x-patents, name: 专利, unit: 件, kind: stock, targets: {2022: 9}, x-own: [1], measures: [{what: c, x-own: 1}]}
revisions:
  - {number: 2, effective: 2021-06-01, targets: {x-patents: {2022: 5}}, x-own: 1}
"""
    document, _ = yaml.read(plan.encode(), "targets.yaml")
    model, _items, findings = parse_file(
        document, Plan, TARGETS_SCHEMA, {"tasks": Task, "indicators": Indicator, "revisions": Revision}
    )
    assert findings == []
    assert model.value.under(2).by_id["x-patents"].targets[2022].value == 5
