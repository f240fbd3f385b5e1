"""Words and marks that the pages need and Django does not bring."""

from datetime import datetime

from django import template
from django.utils.formats import date_format

register = template.Library()


@register.filter
def here(when: datetime, form: str = "j F, H:i") -> str:
    """A stored time in the time of this machine."""
    return str(date_format(when.astimezone(), form))
