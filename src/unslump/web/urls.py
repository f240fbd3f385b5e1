"""Every address of the site."""

from django.urls import include, path

from unslump.web.screens.after import views as after
from unslump.web.screens.camera import parts as camera_parts
from unslump.web.screens.camera import views as camera
from unslump.web.screens.check import views as check
from unslump.web.screens.figure import views as figure
from unslump.web.screens.history import views as history
from unslump.web.screens.how_it_goes import views as how_it_goes
from unslump.web.screens.library import views as library
from unslump.web.screens.limits import views as limits
from unslump.web.screens.lists import views as lists
from unslump.web.screens.own import views as own
from unslump.web.screens.progress import views as progress
from unslump.web.screens.safety import views as safety
from unslump.web.screens.safety_rules import views as safety_rules
from unslump.web.screens.session_events import views as session_events
from unslump.web.screens.settings import views as settings
from unslump.web.screens.spine import views as spine
from unslump.web.screens.today import views as today

urlpatterns = [
    path("", today.today, name="today"),
    path("start/", today.start, name="start"),
    path("check/", check.check, name="check"),
    path("session/<uuid:session_id>/events", session_events.events, name="session-events"),
    path("session/<uuid:session_id>/after", after.after, name="after"),
    path("session/<uuid:session_id>/", include("unslump.web.screens.session.urls")),
    path("library/", library.library, name="library"),
    path("library/<slug:movement_id>/", library.movement, name="movement"),
    path("own/", own.describe, name="describe"),
    path("own/figure.svg", own.figure, name="own-figure"),
    path("own/<slug:movement_id>/", own.describe, name="change-own"),
    path("own/<slug:movement_id>/forget", own.forget, name="forget-own"),
    path("own/<slug:movement_id>.toml", own.file, name="own-file"),
    path("lists/", lists.lists, name="lists"),
    path("lists/follow/", lists.follow_programme, name="follow-programme"),
    path("lists/bring/", lists.bring, name="bring-list"),
    path("lists/new/", lists.edit, name="new-list"),
    path("lists/<uuid:list_id>/", lists.edit, name="edit-list"),
    path("lists/<uuid:list_id>/delete", lists.delete, name="delete-list"),
    path("lists/<uuid:list_id>.toml", lists.share, name="share-list"),
    path("camera/parts/<slug:version>/<str:name>", camera_parts.part, name="camera-part"),
    path("camera/engine/<slug:version>.zip", camera_parts.packed_engine, name="camera-engine"),
    path("camera/<slug:movement_id>/", camera.try_it, name="camera"),
    path("spine/", spine.spine, name="spine"),
    path("history/", history.history, name="history"),
    path("history/export.json", history.export, name="export"),
    path("history/<uuid:session_id>/", history.session, name="history-session"),
    path("history/<uuid:session_id>/delete", history.delete, name="history-delete"),
    path("how-it-goes/", how_it_goes.how_it_goes, name="how-it-goes"),
    path("how-it-goes/morning/", how_it_goes.morning, name="morning"),
    path("how-it-goes/<uuid:check_in_id>/delete", how_it_goes.forget_check_in, name="forget-check-in"),
    path("progress/", progress.progress, name="progress"),
    path("safety/", safety.safety, name="safety"),
    path("safety/rules/", safety_rules.safety_rules, name="safety-rules"),
    path("limits/", limits.limits, name="limits"),
    path("settings/", settings.settings, name="settings"),
    path("settings/untaste/", settings.untaste, name="untaste"),
    path("settings/forget/", settings.forget, name="forget"),
    path("figure/<slug:movement_id>.svg", figure.figure, name="figure"),
]

handler404 = "unslump.web.trouble.not_found"
handler500 = "unslump.web.trouble.broken"
