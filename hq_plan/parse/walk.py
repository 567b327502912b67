"""What stands at a place of a document, and which keys a model knows there."""

from typing import Any, get_args

from pydantic import BaseModel

from hq_plan.document import Document, Path


def reach(document: Document, path: Path) -> object:
    """What stands at the end of a path that is there."""
    node: Any = document.root
    for step in path:
        node = node[step]
    return node


def of_ours(value: Any, model: type[BaseModel]) -> Any:
    """What a model is made of without the keys that begin with ``x-``, which belong to others, in it and in its models.

    The keys of mappings that are no models, years and ids, are data.
    """
    if not isinstance(value, dict):
        return value
    inner = {field.alias or name: _model_in(field.annotation) for name, field in model.model_fields.items()}
    kept = {}
    for key, each in value.items():
        if not key.startswith("x-"):
            within = inner.get(key)
            if within and isinstance(each, list):
                kept[key] = [of_ours(item, within) for item in each]
            else:
                kept[key] = of_ours(each, within) if within else each
    return kept


def known_keys(model: type[BaseModel], location: Path) -> tuple[str, ...]:
    """The keys of the model at a place within a model."""
    for step in location:
        field = next((f for n, f in model.model_fields.items() if step in (n, f.alias)), None)
        inner = field and _model_in(field.annotation)
        model = inner or model
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
