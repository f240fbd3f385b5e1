"""Checks of our own over the syntax tree: what mypy and ruff cannot know about this house."""
