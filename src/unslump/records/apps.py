"""Tells Django that the records are here."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "unslump.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
