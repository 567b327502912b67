"""Data folders of any size for measuring: a plan of departments that report day by day, the same on every machine.

Everything in them is made up, the departments and indicators included. One file in fifty has a mistake.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FIRST, LAST = date(2020, 1, 1), date(2022, 12, 31)
DAYS = 2
"""The days that a file speaks of, with eight figures each."""

FEW = 2000
"""Files that other validators are given as well."""

_UNITS = "家", "件", "亿元", "%", "人", "项", "个", "平方公里"
_MISTAKES = (
    ("unit: '家'", "unit: '户'"),
    ("status: final", "status: fnal"),
    ("year: ", "year："),
    ("    source: ", "    souce: "),
    ("as_of: 20", "as_of: 19"),
)
_NOTE = "    note: 1月以来的累计数，与上月口径相同，不含注销和迁出的单位；为测速而造。\n"


def plan(departments: int, *, one: bool = False) -> str:
    """A plan whose departments have eight indicators each, six of them stocks and two flows; ``one`` has them all."""
    head = (
        "schema: hq-plan/targets/1\nplan:\n  id: made-up\n  title: 为测速而造的方案\n  years: [2020, 2021, 2022]\n"
        "indicators:\n"
    )
    return head + "".join(
        f"  - id: d{number}_{index}\n    name: 部门{number}指标{index}\n    unit: '{unit}'\n"
        f"    kind: {'flow' if index > 5 else 'stock'}\n    department: 部门{0 if one else number}\n"
        "    targets: {2020: 3000, 2021: 3500以上, 2022: 4000以上}\n    source: 附件\n"
        for number in range(departments)
        for index, unit in enumerate(_UNITS)
    )


def periods() -> list[list[date]]:
    """The days of each file of a department, none of them over the end of a year."""
    days = [FIRST + timedelta(days=each) for each in range((LAST - FIRST).days + 1)]
    found = []
    for year in range(FIRST.year, LAST.year + 1):
        of_year = [day for day in days if day.year == year]
        found += [of_year[start : start + DAYS] for start in range(0, len(of_year), DAYS)]
    return found


def submission(department: int, days: list[date], chance: random.Random) -> str:
    """What a department reports of some days, with the paper that it stands in and a remark on every other figure."""
    head = f"# 为测速而造\nschema: hq-plan/actuals/1\nyear: {days[0].year}\ndepartment: 部门{department}\nrecords:\n"
    return head + "".join(
        f"  - indicator: d{department}_{index}\n    value: {_figure(index, day, chance)}\n    unit: '{unit}'\n"
        f"    as_of: {day}\n    status: final\n"
        f"    source: 部门{department}《{day.year}年{day.month}月统计月报》附表{index + 1}，次月{day.day}日报出\n"
        + (_NOTE if index % 2 else "")
        for day in days
        for index, unit in enumerate(_UNITS)
    )


def _figure(index: int, day: date, chance: random.Random) -> int:
    """A stock about its target, a flow that grows over the year."""
    level = 10 * day.timetuple().tm_yday if index > 5 else 3000
    return level + chance.randrange(10)


def submissions(files: int, *, in_order: bool = False) -> Iterator[tuple[str, str]]:
    """The names of so many files and what they say."""
    chance, of_department = random.Random(2022), periods()
    for number in range(files):
        department, at = divmod(number, len(of_department))
        days = of_department[at]
        text = submission(department, days, chance)
        if number % 50 == 49 and not in_order:
            text = text.replace(*chance.choice(_MISTAKES), 1)
        yield f"{department:03}-{days[0]}.yaml", text


def write(folder: Path, files: int, *, in_order: bool = False) -> int:
    """Make a data folder with so many files of figures, ``in_order`` without mistakes; gives their bytes."""
    (folder / "actuals").mkdir(parents=True)
    (folder / "targets.yaml").write_text(plan(-(-files // len(periods()))), encoding="utf-8")
    said = submissions(files, in_order=in_order)
    return sum((folder / "actuals" / name).write_bytes(text.encode()) for name, text in said)


def write_large(folder: Path, size: int) -> int:
    """Make a data folder with one file of at least so many bytes, all of it in order; gives the bytes that it has."""
    chance = random.Random(2022)
    parts, departments, made = [""], 0, 0
    while made < size:
        for days in periods()[: len(periods()) // 3]:
            head, _line, records = submission(departments, days, chance).partition("records:\n")
            parts[0] = parts[0] or head + _line
            parts.append(records)
        made = sum(len(part.encode()) for part in parts[-len(periods()) // 3 :]) + made
        departments += 1
    (folder / "actuals").mkdir(parents=True)
    (folder / "targets.yaml").write_text(plan(departments, one=True), encoding="utf-8")
    return (folder / "actuals" / "2020.yaml").write_bytes("".join(parts).encode())
