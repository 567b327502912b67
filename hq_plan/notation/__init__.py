"""How a document prints a target (`2.1以上`, `3%-5%`, `年均增长8%`) into operator and number, and back."""

from hq_plan.notation.target import TODO, NotationError, Operator, Target, Way
from hq_plan.notation.text import read, show

__all__ = ["TODO", "NotationError", "Operator", "Target", "Way", "read", "show"]
