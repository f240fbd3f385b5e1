"""What we remember. Every row carries the person and the practice that it belongs to, from the first migration on.

    Practice ── Person ─┬─ Preferences
                        ├─ SafetyCheck …      date, outcome, limits: never an answer
                        └─ Session ── Event … what was done, as it happened

None means unknown: comfort 0 is a number, no comfort is `None`.
"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class Practice(models.Model):
    """Whose house it is: a practice with its clients, or the one person of a local copy."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.name or "this machine"


class Person(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="people")
    created_at = models.DateTimeField(db_default=Now())
    disclaimer_accepted_at = models.DateTimeField(null=True)
    """When the disclaimer was actively ticked; None means never."""
    disclaimer_version = models.CharField(max_length=20, blank=True)
    """Which text it was: another one is asked for again."""
    recheck_since = models.DateTimeField(null=True)
    """Since when the whole safety check is wanted again: something was new, or a session was stopped for safety."""

    def __str__(self) -> str:
        return str(self.id)


class Belongs(models.Model):
    """A row of one person, inside one practice."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="%(class)s_set")

    class Meta:
        abstract = True


def usual_kit() -> list[str]:
    """What nearly everybody has: something soft to lie on."""
    return ["mat"]


class Preferences(models.Model):
    """How someone likes it. A row exists from the first change on; until then the defaults hold."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="preferences")
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField(default=10)
    place = models.CharField(max_length=10, default="desk")
    kit = models.JSONField(default=usual_kit)
    track = models.CharField(max_length=10, default="standard")
    voice = models.BooleanField(default=True)
    pace = models.FloatField(default=1.0)
    """1.2 is a fifth slower than written."""
    text_size = models.CharField(max_length=10, default="normal")
    theme = models.CharField(max_length=10, default="auto")
    still = models.BooleanField(default=False)
    """Key poses instead of moving figures, also where the system does not ask for it."""
    skin = models.CharField(max_length=20, blank=True)
    hair = models.CharField(max_length=20, blank=True)
    hair_style = models.CharField(max_length=20, blank=True)
    build = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=3, minutes__lte=30), name="minutes_3_to_30"),
            models.CheckConstraint(condition=Q(pace__gte=0.5, pace__lte=2.0), name="pace_half_to_double"),
        ]

    def __str__(self) -> str:
        return f"preferences of {self.person_id}"


class SafetyCheck(Belongs):
    """That somebody was asked, and what followed. What was answered is forgotten on the spot."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sequence = models.PositiveBigIntegerField()
    """Grows by one each time: the order holds even if the clock is set back."""
    taken_at = models.DateTimeField()
    outcome = models.CharField(max_length=10)
    limits = models.JSONField(default=list)

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["person", "sequence"], name="check_order")]

    def __str__(self) -> str:
        return f"{self.taken_at:%Y-%m-%d} {self.outcome}"


def _comfort(field: str) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0, f"{field}__lte": 10})


class Session(Belongs):
    """One routine: what was planned, how it felt, how it ended. What was done are its events."""

    class Ended(models.TextChoices):
        DONE = "done"
        LEFT = "left"
        DANGER = "danger"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sequence = models.PositiveBigIntegerField()
    """Grows by one each session: the order holds even if the clock is set back."""
    started_at = models.DateTimeField()
    plan = models.JSONField()
    """The plan as `records.plans` writes it, so that a reload performs the very same routine."""
    planned_s = models.PositiveIntegerField()
    comfort_before = models.PositiveSmallIntegerField(null=True)
    comfort_after = models.PositiveSmallIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, choices=Ended, null=True)  # noqa: DJ001 - None means: not ended yet

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["person", "sequence"], name="session_order"),
            models.CheckConstraint(condition=_comfort("comfort_before"), name="comfort_before_0_to_10"),
            models.CheckConstraint(condition=_comfort("comfort_after"), name="comfort_after_0_to_10"),
            models.CheckConstraint(
                condition=Q(ended__isnull=True, ended_at__isnull=True)
                | Q(ended__in=["done", "left", "danger"], ended_at__isnull=False),
                name="ended_how_and_when",
            ),
        ]
        indexes = [models.Index(fields=["person", "started_at"])]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"


class Event(Belongs):
    """One thing that was done, written down as it happened. Sent twice, it is still one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="events")
    key = models.CharField(max_length=120)
    """The player's own name for it, the same each time that it is sent."""
    sequence = models.PositiveIntegerField()
    """The order of arrival in its session."""
    kind = models.CharField(max_length=20)
    t_ms = models.PositiveIntegerField()
    """Where on the timeline it belongs."""
    at = models.DateTimeField()
    """When it happened, by the clock of the device."""
    saved_at = models.DateTimeField()
    item = models.PositiveSmallIntegerField(null=True)
    movement = models.CharField(max_length=60, blank=True)
    side = models.CharField(max_length=5, blank=True)
    set = models.PositiveSmallIntegerField(null=True)
    rep = models.PositiveSmallIntegerField(null=True)
    round = models.PositiveSmallIntegerField(null=True)
    value = models.FloatField(null=True)

    class Meta:
        ordering = [F("sequence").asc()]
        constraints = [
            models.UniqueConstraint(fields=["session", "key"], name="event_once"),
            models.UniqueConstraint(fields=["session", "sequence"], name="event_order"),
        ]
        indexes = [models.Index(fields=["person", "kind", "movement"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
