"""What each target begins with: the files of the test cases, of the shipped data and of the examples, and forms."""

import contextlib
import csv
import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import openpyxl
from mutation import packed, unpacked
from targets import CASES, MOST, ROOT

from hq_plan import cli

KEPT: Final = Path(__file__).parent / "corpus"

_TABLE: Final = [
    ["年份：2021", "填报部门：区科技局"],
    ["指标", "单位", "数值", "截至日期", "状态", "数据来源", "备注"],
    ["高新技术企业数量", "家", "95", "2021-12-31", "最终", "年报", "口径同上年"],
    ["技术合同成交额", "亿元", "77.30", "2021-12-31", "初步", "年报", ""],
    ["全社会研发投入强度", "%", "2.1", "2021-12-31", "示例", "公报", ""],
    ["大学科技园", "是否", "是", "2021-12-31", "最终", "年报", ""],
]


def kept(target: str) -> list[bytes]:
    """The corpus that is kept in the repository."""
    return [path.read_bytes() for path in sorted((KEPT / target).iterdir())]


def of_files(target: str) -> Iterator[bytes]:
    """The files that there are for a target, as far as they are small enough."""
    for data in {"submission": _submissions, "plan": _plans, "csv": _csv, "xlsx": _xlsx, "draft": _drafts}[target]():
        if len(data) <= MOST[target]:
            yield data


def _submissions() -> Iterator[bytes]:
    folders = (CASES, ROOT / "data" / "actuals", ROOT / "examples")
    for path in sorted(path for folder in folders for path in folder.rglob("*.y*ml") if path.is_file()):
        yield path.read_bytes()


def _plans() -> Iterator[bytes]:
    for path in sorted(path for folder in (CASES, ROOT / "examples") for path in folder.rglob("targets.yaml")):
        if path.is_file():
            yield path.read_bytes()
    head, *indicators = (ROOT / "data" / "targets.yaml").read_text("utf-8").split("\n  - id: ")
    yield from (f"{head}\n  - id: {each}".encode() for each in indicators)


def _csv() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(CASES.rglob("forms/*.csv")))
    yield from _forms("csv")
    for sign in ",;\t":
        made = io.StringIO(newline="")
        csv.writer(made, delimiter=sign).writerows(_TABLE)
        yield from (made.getvalue().encode(name) for name in ("utf-8", "utf-8-sig", "gb18030", "utf-16"))


def _xlsx() -> Iterator[bytes]:
    made = io.BytesIO()
    book = openpyxl.Workbook()
    for row in _TABLE:
        book.active.append(row)
    book.active["C3"], book.active["C4"], book.active["C5"] = 95, 77.3, 0.021
    book.active["C4"].number_format, book.active["C5"].number_format = '0.00"亿元"', "0.0%"
    book.active["G4"] = "=A1"
    book.active.merge_cells("D3:D5")
    book.active.row_dimensions[6].hidden = True
    book.create_sheet("说明")["A1"] = "无"
    book.save(made)
    for data in (
        made.getvalue(),
        *(path.read_bytes() for path in sorted(CASES.rglob("forms/*.xlsx"))),
        *_forms("xlsx"),
    ):
        parts = unpacked(data) or {}
        yield packed({name: part for name, part in parts.items() if "theme" not in name and "docProps" not in name})


def _forms(ending: str) -> Iterator[bytes]:
    """The forms that `form` makes for the plan of the cases, with a department, and for the shipped one."""
    with tempfile.TemporaryDirectory() as folder:
        plan = (CASES / "plan" / "targets.yaml").read_text("utf-8")
        sample = Path(folder) / "targets.yaml"
        sample.write_text(plan.replace("    unit:", "    department: 区科技局\n    unit:"), "utf-8")
        for data in (folder, str(ROOT / "data")):
            made = f"{folder}/f{len(data)}.{ending}"
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                cli.main(["form", "2021", "--department", "区科技局", "--data", data, "-o", made])
        yield from (path.read_bytes() for path in sorted(Path(folder).glob(f"f*.{ending}")))


def _drafts() -> Iterator[bytes]:
    for path in sorted((ROOT / "tests" / "tables").glob("*.json")):
        said = json.loads(path.read_text("utf-8"))
        rows = [[said["title"]], *said["rows"]]
        made = io.StringIO(newline="")
        csv.writer(made).writerows(rows)
        yield made.getvalue().encode()
        marked = ["| " + " | ".join(map(str, row)) + " |" for row in said["rows"]]
        rule = "|" + "---|" * len(said["rows"][0])
        yield "\n".join([f"# {said['title']}", "", marked[0], rule, *marked[1:], ""]).encode()
