"""Django settings."""

SECRET_KEY = "placeholder until the site is written"  # noqa: S105
INSTALLED_APPS: list[str] = []
