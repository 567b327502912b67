"""hq-plan: checks a government plan's yearly targets against the figures that departments submit."""

__version__ = "0.1.0"
