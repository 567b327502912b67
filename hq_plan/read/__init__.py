"""Reads each input format into one positioned document."""
