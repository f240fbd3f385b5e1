"""`python -m unslump` is `unslump`."""

from unslump.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
