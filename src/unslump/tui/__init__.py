"""The terminal coach."""
