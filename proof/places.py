"""What a document says, with all that it knows of its places."""

from hq_plan.document import Mapping as Node
from hq_plan.document import Sequence as Items


def laid_out(value: object) -> object:
    """A value with all that it knows of its places."""
    if isinstance(value, Node):
        places = value.place, value.end, value.keys_at, value.values_at
        return [(key, laid_out(each)) for key, each in value.items()], places
    if isinstance(value, Items):
        return [laid_out(each) for each in value], value.place, value.items_at
    return type(value), value
