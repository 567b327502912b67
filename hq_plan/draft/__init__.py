"""A table of targets, as somebody printed it, into the draft of a plan; what cannot be read is kept and listed."""

from hq_plan.draft.columns import Columns, find_columns
from hq_plan.draft.model import Draft, Unread
from hq_plan.draft.plan import draft

__all__ = ["Columns", "Draft", "Unread", "draft", "find_columns"]
