"""One builder per command: assessments or findings into a report."""
