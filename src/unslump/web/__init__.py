"""The site: what a browser sees."""
