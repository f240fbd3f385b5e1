"""The player's addresses, under /session/<id>/."""

from django.urls import path

from unslump.web.screens.session import views

urlpatterns = [path("", views.session, name="session"), path("shorter/", views.shorten, name="session-shorter")]
