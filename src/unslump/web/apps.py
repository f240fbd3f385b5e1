"""Tells Django that the site is here: templates, template tags, styles."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "unslump.web"
    label = "web"
