"""Finds every message of the package: what is said through the catalogue, reasons, explanations and help."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import typer

import hq_plan
from hq_plan import checks, cli
from hq_plan.diagnostics import comments
from hq_plan.outlook import METHODS
from hq_plan.reports import schema, shapes, words

PACKAGE = Path(hq_plan.__file__).parent


def all_messages() -> set[str]:
    """Every English text that a reader may meet."""
    return {*_spoken(), *_explained(), *_helped(), *_described(), *_methods()}


def _spoken() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if "zh" in path.relative_to(PACKAGE).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                arguments = [each for each in node.args if isinstance(each, ast.Constant)]
                if node.func.id in ("_", "Reason", "chinese"):
                    yield from (each.value for each in arguments[:1])
                elif node.func.id == "plural":
                    yield arguments[1].value


def _explained() -> Iterator[str]:
    for rule in checks.rules():
        yield rule.explanation.title
        yield from rule.explanation.paragraphs
        yield from comments(rule.explanation.bad + "\n" + rule.explanation.good)


def _methods() -> Iterator[str]:
    for method in METHODS.values():
        yield from (method.name, method.title, *method.paragraphs, *method.bands)
    yield from (*words.STATUS_WORDS.values(), *words.OUTLOOK_WORDS.values())


def _described() -> Iterator[str]:
    for model in schema.MODELS.values():
        yield " ".join(inspect.getdoc(model).split())
        yield from _titles(shapes.of_model(model))


def _titles(part: object) -> Iterator[str]:
    """The titles anywhere in a schema."""
    if isinstance(part, dict):
        if isinstance(part.get("title"), str):
            yield part["title"]
        for each in part.values():
            yield from _titles(each)


def _helped() -> Iterator[str]:
    group = typer.main.get_command(cli.program())
    for command in (group, *group.commands.values()):
        for part in inspect.cleandoc(command.help).split("\n\n"):
            if not part.lstrip().startswith("hq-plan "):
                yield " ".join(part.split())
        for param in command.params:
            yield param.help
    yield "Show this message and exit."
