"""What each command answers: assessments or findings into a report, and the words and data that reports share."""
