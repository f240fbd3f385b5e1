"""Django's settings. Nothing here touches the disk but to read the key, if there is one."""

import os
import secrets
from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from unslump.records.database import database
from unslump.records.place import data_folder, key_file
from unslump.records.zone import zone_here

HERE = Path(__file__).resolve().parent
DATA = data_folder()

DEBUG = os.environ.get("UNSLUMP_DEBUG") == "1"
# `web.serve` writes the key before it loads us; without one, whatever this process signs ends with it.
SECRET_KEY = key_file(DATA).read_text("utf-8") if key_file(DATA).exists() else secrets.token_urlsafe(48)

ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
UNSLUMP_PORT = int(os.environ["UNSLUMP_PORT"]) if os.environ.get("UNSLUMP_PORT") else None
UNSLUMP_TOKEN = os.environ.get("UNSLUMP_TOKEN", "")

INSTALLED_APPS = ["django.contrib.staticfiles", "unslump.records", "unslump.web"]
MIDDLEWARE = [
    "unslump.web.door.only_this_host",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "unslump.web.headers.closed_by_default",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "unslump.web.door.only_from_our_pages",
    "django.middleware.csrf.CsrfViewMiddleware",
    "unslump.web.door.only_with_the_key",
    "unslump.web.trouble.said_clearly",
]
ROOT_URLCONF = "unslump.web.urls"
WSGI_APPLICATION = "unslump.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates", HERE / "screens"],
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.l10n",
                "django.templatetags.static",
                "unslump.web.templatetags.unslump",
            ],
            "context_processors": ["unslump.web.page.around"],
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"]),
            ],
        },
    }
]

DATABASES = {"default": database(DATA)}

# Words and times: stored in UTC, shown in the time of this machine

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [HERE.parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = zone_here()

# Files that never change under their name

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
# `web.static_files` gathers them; until then they are served as they lie.
GATHERED = os.environ.get("UNSLUMP_STATIC", "")
STATIC_ROOT = GATHERED or None
WHITENOISE_USE_FINDERS = not GATHERED
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {"staticfiles": {"BACKEND": "unslump.web.static_files.HashedFiles"}}

# A page of ours talks to us and to nobody else

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"  # stricter would hide from us which page a form came from
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "unslump.web.trouble.not_from_us"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {
        # A stranger at the door is not news; a page that breaks is.
        "django.security": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        "django.request": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        "waitress": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
    },
}
