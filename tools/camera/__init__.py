"""The camera's parts, made ready to serve: the pose model, what runs it, and a Python for the page (docs/adr/0035)."""
