"""A document into models: what fits becomes a model that knows its places, what does not becomes findings.

What is in good order is taken in one go; the first doubt makes `doubts` look again, item by item.
"""

from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.document import Document, Mapping, Path

_NOT_KEPT: set[str] = set()

M = TypeVar("M", bound=BaseModel)


class Sourced(NamedTuple, Generic[M]):
    """A model that knows its places, and which of its fields could not be read and only have a stand-in.

    ``guessed`` says that the file could only be read by taking something in it for what was probably meant: what it
    says is checked, and counts for nothing.
    """

    value: M
    document: Document
    path: Path = ()
    unread: frozenset[str] = frozenset()
    guessed: bool = False

    def span(self, *path: str | int) -> Span:
        """The place of the value at the path, or of the nearest that is there."""
        return self.document.span(*self.path, *path)

    def key_span(self, *path: str | int) -> Span:
        """The place of the key that ends the path."""
        return self.document.key_span(*self.path, *path)


def parse_file(
    document: Document, model: type[M], schema: str, lists: dict[str, type[BaseModel]]
) -> tuple[Sourced[M] | None, dict[str, list[Sourced[Any]]], list[Diagnostic]]:
    """A whole file as a model whose lists are parsed item by item, so that a bad item costs only itself.

    Returns the model with the good items, the items of each list with their places, and the findings.
    """
    if isinstance(document.root, Mapping):
        try:
            value = model.model_validate(document.root)
        except ValidationError:
            pass
        else:
            document.forget()
            items: dict[str, list[Sourced[Any]]] = {name: [] for name in lists}
            for name, found in items.items():
                for index, item in enumerate(getattr(value, name)):
                    # Which fields were given is nobody's question, and telling it takes more room than the fields.
                    object.__setattr__(item, "__pydantic_fields_set__", _NOT_KEPT)
                    found.append(Sourced(item, document, (name, index)))
            return Sourced(value, document, guessed=document.guessed), items, []
    from hq_plan.parse import doubts

    return doubts.parse_file(document, model, schema, lists)
