"""What is wrong with a table of figures before its figures are looked at: HQ026 to HQ037."""

from hq_plan.diagnostics import Severity, Words, rule, short
from hq_plan.i18n import _


@rule("HQ026")
def no_figures_table() -> Words:
    """A table has no row of headings that names the indicator and the figure.

    A filled form is known by its headings: 指标 (or 代号) and 数值, with 单位, 截至日期, 状态 and 数据来源 beside them.
    Send the form as it was given out, or give the columns these headings.

    Bad::

        甲,乙,丙                      # no heading says which column has the figures

    Good::

        指标,单位,数值,截至日期,状态,数据来源
    """
    return Words(
        _("no row of headings names the indicator and the figure"),
        _("use the form that hq-plan form gives out, or head the columns 指标, 单位, 数值, 截至日期, 状态, 数据来源"),
    )


@rule("HQ027")
def column_twice(heading: str) -> Words:
    """Two columns have the same heading.

    Which of them has the figure cannot be told, and neither is taken. Delete one, or give it another heading.

    Bad::

        指标,单位,数值,数值,截至日期,状态,数据来源

    Good::

        指标,单位,数值,截至日期,状态,数据来源
    """
    return Words(_("a second column is headed '{name}'").format(name=short(heading)), _("leave one of them"))


@rule("HQ028")
def column_missing(heading: str) -> Words:
    """A table of figures lacks a column.

    Each figure has its unit, the day it speaks of, its status and its source, so that nobody has to guess. Add the
    column, or use the form that `hq-plan form` gives out.

    Bad::

        指标,数值,截至日期,状态,数据来源

    Good::

        指标,单位,数值,截至日期,状态,数据来源
    """
    hint = _("add it; the columns are 指标, 单位, 数值, 截至日期, 状态, 数据来源, 备注")
    return Words(_("there is no column '{name}'").format(name=heading), hint)


@rule("HQ029")
def odd_cell(shown: str, why: str) -> Words:
    """A cell has no value that somebody wrote.

    The spreadsheet shows an error such as #REF!, or a formula whose result was never stored, as programs other than
    spreadsheets write them. Open the workbook in Excel or WPS, mend the formula or type the figure, and save.

    Bad::

        数值: #REF!

    Good::

        数值: 95
    """
    return Words(
        _("'{text}' is no entry: {why}").format(text=short(shown), why=why),
        _("save the workbook in Excel or WPS, or type the figure"),
    )


@rule("HQ030")
def form_head_missing(what: str, option: str) -> Words:
    """A table does not say of which year, or from which department, its figures are.

    Forms say both above the headings and in a hidden sheet. For a table that does not, the command line says it:
    `--year 2021 --department 区科技局`.

    Bad::

        hq-plan import figures.csv

    Good::

        hq-plan import figures.csv --year 2021 --department 区科技局
    """
    message = _("the table does not say {what}").format(what=what)
    return Words(message, _("say it with {option}").format(option=option))


@rule("HQ031", Severity.WARNING)
def hidden_row(*, is_sheet: bool = False) -> Words:
    """A row with a figure, or a whole sheet of them, is hidden in the spreadsheet.

    A hidden row counts like any other, though nobody sees it; a hidden sheet is passed over. Show it and look whether
    it is meant; delete it if not.

    Bad::

        第7行（隐藏）: 高新技术企业数量 95

    Good::

        第7行: 高新技术企业数量 95
    """
    if is_sheet:
        return Words(_("this sheet is hidden, and its figures are passed over"), _("show the sheet, or delete it"))
    return Words(_("this row is hidden in the spreadsheet, and its figure counts"), _("show the row and look at it"))


@rule("HQ032")
def empty_cell(heading: str) -> Words:
    """A row with a figure has an empty cell beside it.

    Whoever gives a figure gives its unit, the day it speaks of, its status and its source too. Fill in the cell; a row
    without a figure may stay empty.

    Bad::

        高新技术企业数量 │ 家 │ 95 │ 2021-12-31 │ 最终 │

    Good::

        高新技术企业数量 │ 家 │ 95 │ 2021-12-31 │ 最终 │ 区科技局年报
    """
    return Words(_("the cell under '{name}' is empty").format(name=heading), _("fill it in"))


@rule("HQ033")
def form_of_another_plan(found: str, expected: str) -> Words:
    """A form was made for another plan.

    Its hidden sheet names the plan that it was made for, and this is another one; indicators of the same name may mean
    other things there. Take the form of this plan, or the data folder of that one.

    Bad::

        方案（隐藏工作表）: green-2021-2025       # the data folder holds innovation-2020-2022

    Good::

        方案（隐藏工作表）: innovation-2020-2022
    """
    message = _("the form is of the plan {found}, the data folder of {expected}")
    return Words(
        message.format(found=short(found), expected=expected), _("use this plan's form, or name the folder with --data")
    )


@rule("HQ034")
def head_conflict(found: str, said: str) -> Words:
    """A table says another year or department than the command line.

    Either may be the slip. Leave the option out where the table says it, or correct the table.

    Bad::

        hq-plan import 2020年.csv --year 2021      # the table says 年份：2020

    Good::

        hq-plan import 2020年.csv
    """
    message = _("here stands '{found}', on the command line or above it '{said}'").format(
        found=short(found), said=short(said)
    )
    return Words(message, _("leave the option out, correct the table, or send each in a file of its own"))


@rule("HQ035")
def name_and_id(name: str, of_id: str) -> Words:
    """The name and the id in a row belong to different indicators.

    Rows were sorted without the last column, or pasted over others. Whose figure it is cannot be told, and it is not
    taken. Put the row right, or take a fresh form.

    Bad::

        国家科技型中小企业 │ … │ 173 │ … │ hitech

    Good::

        国家科技型中小企业 │ … │ 173 │ … │ tech_sme
    """
    message = _("the row is named '{name}', and its id is '{id}'").format(name=short(name), id=short(of_id))
    return Words(message, _("let name and id belong together, as in a fresh form"))


@rule("HQ036", Severity.WARNING)
def row_without_figure(heading: str) -> Words:
    """A row has a status, a source or a note and no figure.

    The figure may have been forgotten; the row counts for nothing. Fill it in, or empty the row; what is not made
    public has the status 不公布 and no figure.

    Bad::

        高新技术企业数量 │ 家 │  │ 2021-12-31 │ 最终 │ 年报

    Good::

        高新技术企业数量 │ 家 │ 95 │ 2021-12-31 │ 最终 │ 年报
    """
    return Words(
        _("there is no figure under '{name}', and the row counts for nothing").format(name=heading),
        _("fill it in, or empty the row"),
    )


@rule("HQ037", Severity.WARNING)
def other_day(day: str, expected: str) -> Words:
    """A row speaks of another day than the form was made for.

    A figure of 2021-03-31 in a form for 2021-12-31 is no result of the year. If that day is meant, nothing need be
    done.

    Bad::

        截至：2021-12-31
        高新技术企业数量 │ 家 │ 95 │ 2021-03-31

    Good::

        截至：2021-12-31
        高新技术企业数量 │ 家 │ 95 │ 2021-12-31
    """
    message = _("the form is for {expected}, and this row speaks of {day}")
    return Words(message.format(expected=expected, day=short(day)), _("correct the day, if it is not meant"))
