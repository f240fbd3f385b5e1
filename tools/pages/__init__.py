"""One generated page, one file."""
