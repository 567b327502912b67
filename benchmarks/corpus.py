"""Data folders of any size for measuring: a plan of departments that report day by day, the same on every machine.

Everything in them is made up, the departments and indicators included. One file in fifty has a mistake.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

YEARS = 2020, 2021, 2022
DAYS = 1096
RECORDS = 8
"""The records of a file, and the indicators of a department."""

_UNITS = "家", "件", "亿元", "%", "人", "项", "个", "平方公里"
_MISTAKES = (
    ("unit: 家", "unit: 户"),
    ("status: final", "status: fnal"),
    ("year: ", "year："),
    ("source: 为测速而造", "souce: 为测速而造"),
    ("-31\n", "-32\n"),
)


def plan(departments: int) -> str:
    """A plan whose departments have eight indicators each, six of them stocks and two flows."""
    head = (
        "schema: hq-plan/targets/1\nplan:\n  id: made-up\n  title: 为测速而造的方案\n  years: [2020, 2021, 2022]\n"
        "indicators:\n"
    )
    return head + "".join(
        f"  - id: d{number}_{index}\n    name: 部门{number}指标{index}\n    unit: '{unit}'\n"
        f"    kind: {'flow' if index > 5 else 'stock'}\n    department: 部门{number}\n"
        "    targets: {2020: 9000, 2021: 10000以上, 2022: 11000左右}\n    source: 附件\n"
        for number in range(departments)
        for index, unit in enumerate(_UNITS)
    )


def submission(department: int, day: date, chance: random.Random) -> str:
    """What a department reports on a day; flows grow over the year."""
    gone = day.timetuple().tm_yday
    records = "".join(
        f"  - indicator: d{department}_{index}\n    value: {100 * (gone if index > 5 else 25) + chance.randrange(99)}\n"
        f"    unit: '{unit}'\n    as_of: {day}\n    status: final\n    source: 为测速而造\n"
        for index, unit in enumerate(_UNITS)
    )
    return f"schema: hq-plan/actuals/1\nyear: {day.year}\ndepartment: 部门{department}\nrecords:\n{records}"


def submissions(files: int, seed: int = 2022) -> Iterator[tuple[str, str]]:
    """The names of so many files and what they say."""
    chance = random.Random(seed)
    for number in range(files):
        department, offset = divmod(number, DAYS)
        day = date(YEARS[0], 1, 1) + timedelta(days=offset)
        text = submission(department, day, chance)
        if number % 50 == 49:
            text = text.replace(*chance.choice(_MISTAKES), 1)
        yield f"{department:03}-{day}.yaml", text


def write(folder: Path, files: int) -> int:
    """Make a data folder with so many files of figures; gives the bytes that they have."""
    (folder / "actuals").mkdir(parents=True)
    (folder / "targets.yaml").write_text(plan(-(-files // DAYS)), encoding="utf-8")
    size = 0
    for name, text in submissions(files):
        size += (folder / "actuals" / name).write_bytes(text.encode())
    return size
