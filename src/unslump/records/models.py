"""What we remember. Every row carries the person and the practice that it belongs to, from the first migration on.

    Practice ── Person ─┬─ Preferences
                        ├─ SafetyCheck …      date, outcome, limits, until when to wait: never an answer
                        ├─ Session ── Event … what was done, as it happened
                        ├─ CheckIn ── Rating … how it was the next morning, of an evening, in a week
                        ├─ Activity …          what matters to them, three at most
                        └─ SavedList …         a list of movements that they made or were given

None means unknown: a pain of 0 is a number, not asked is `None`.
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
    recheck_for = models.CharField(max_length=30, blank=True)
    """Why, as the id of a rule of `content/screening/over_time.toml`."""
    seen_until = models.DateTimeField(null=True)
    """The latest moment at which we have met them since the last whole check; a clock set back does not change it."""

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
    likes = models.JSONField(default=list)
    """Ids of movements that they are fond of."""
    dislikes = models.JSONField(default=list)
    """Ids of movements that they would rather not do."""
    country = models.CharField(max_length=2, blank=True)
    """Whose numbers to show in an emergency, as `GB`; empty: as the browser's language says."""
    programme = models.CharField(max_length=40, blank=True)
    """The id of the one that they follow; empty: never chosen, and a newcomer is offered the first week; `none`: none."""
    programme_since = models.DateTimeField(null=True)
    """When they chose it; None where they never did."""

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
    """Grows with all that is written for this person: the order holds even if the clock is set back."""
    taken_at = models.DateTimeField()
    outcome = models.CharField(max_length=10)
    limits = models.JSONField(default=list)
    clear_from = models.DateTimeField(null=True)
    """No session starts before this; None: nothing to wait for."""
    session_meanwhile = models.BooleanField(default=False)
    """True for a `first` that allows gentle sessions until somebody has had a look."""
    asked = models.BooleanField(default=True)
    """False: nobody was asked; a check-in came to this outcome by the rules over time."""

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["person", "sequence"], name="check_order")]

    def __str__(self) -> str:
        return f"{self.taken_at:%Y-%m-%d} {self.outcome}"


def _from_to(field: str, least: int, most: int) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": least, f"{field}__lte": most})


def _zero_to_ten(field: str) -> Q:
    return _from_to(field, 0, 10)


class Session(Belongs):
    """One routine: what was planned, how it felt, how it ended. What was done are its events."""

    class Ended(models.TextChoices):
        DONE = "done"
        LEFT = "left"
        DANGER = "danger"

    class Effort(models.TextChoices):
        EASY = "easy"
        RIGHT = "right"
        HARD = "hard"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sequence = models.PositiveBigIntegerField()
    """Grows with all that is written for this person: the order holds even if the clock is set back."""
    started_at = models.DateTimeField()
    plan = models.JSONField()
    """The plan as `records.plans` writes it, so that a reload performs the very same routine."""
    planned_s = models.PositiveIntegerField()
    performed = models.JSONField(default=dict)
    """What its events come to, movement by movement (`records.performed`); empty until something was done."""
    pain_before = models.PositiveSmallIntegerField(null=True)
    """0 nothing hurts, 10 the worst they can think of; the same scale everywhere."""
    pain_after = models.PositiveSmallIntegerField(null=True)
    effort = models.CharField(max_length=5, choices=Effort, null=True)  # noqa: DJ001 - None means: not said
    """How hard it was, in one of three words (`content/planning/progress.toml`)."""
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, choices=Ended, null=True)  # noqa: DJ001 - None means: not ended yet

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["person", "sequence"], name="session_order"),
            models.CheckConstraint(condition=_zero_to_ten("pain_before"), name="pain_before_0_to_10"),
            models.CheckConstraint(condition=_zero_to_ten("pain_after"), name="pain_after_0_to_10"),
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
    facing_deg = models.PositiveSmallIntegerField(null=True)
    """Of a range: how the person stood to the camera, 0 facing it to 359. Only the same view is compared."""

    class Meta:
        ordering = [F("sequence").asc()]
        constraints = [
            models.UniqueConstraint(fields=["session", "key"], name="event_once"),
            models.UniqueConstraint(fields=["session", "sequence"], name="event_order"),
        ]
        indexes = [models.Index(fields=["person", "kind", "movement"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class CheckIn(Belongs):
    """How somebody says it is, apart from a session. Every number may be missing: not asked is not 0."""

    class Kind(models.TextChoices):
        BASELINE = "baseline"
        NEXT_MORNING = "next-morning"
        EVENING = "evening"
        WEEKLY = "weekly"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sequence = models.PositiveBigIntegerField()
    """Grows with all that is written for this person: the order holds even if the clock is set back."""
    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=Kind)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, null=True, related_name="check_ins")
    """The session that a next morning looks back on; it goes when the session is deleted."""
    pain_now = models.PositiveSmallIntegerField(null=True)
    pain_average = models.PositiveSmallIntegerField(null=True)
    """Over the last seven days, as they say it."""
    pain_worst = models.PositiveSmallIntegerField(null=True)
    """Over the last seven days."""
    sleep = models.PositiveSmallIntegerField(null=True)
    """How much it disturbed their sleep, 0 not at all, 10 entirely."""
    global_change = models.SmallIntegerField(null=True)
    """Since the beginning, in seven steps: -3 very much worse, 0 no change, 3 very much better."""
    sore = models.BooleanField(default=False)
    """Nothing but the soreness that follows strength work: it does not count."""

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["person", "sequence"], name="check_in_order"),
            models.CheckConstraint(condition=_zero_to_ten("pain_now"), name="pain_now_0_to_10"),
            models.CheckConstraint(condition=_zero_to_ten("pain_average"), name="pain_average_0_to_10"),
            models.CheckConstraint(condition=_zero_to_ten("pain_worst"), name="pain_worst_0_to_10"),
            models.CheckConstraint(condition=_zero_to_ten("sleep"), name="sleep_0_to_10"),
            models.CheckConstraint(condition=_from_to("global_change", -3, 3), name="global_change_7_steps"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.kind}"


class Activity(Belongs):
    """Something that somebody wants to do more easily, in their own words: `carry my daughter upstairs`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sequence = models.PositiveBigIntegerField()
    text = models.CharField(max_length=80)
    place = models.PositiveSmallIntegerField(null=True)
    """1 to 3 while it is one of their three; None: no longer asked about, but its ratings are kept."""

    class Meta:
        ordering = ["sequence"]
        verbose_name_plural = "activities"
        constraints = [
            models.UniqueConstraint(fields=["person", "sequence"], name="activity_order"),
            models.UniqueConstraint(fields=["person", "place"], name="activity_one_a_place"),
            models.CheckConstraint(condition=_from_to("place", 1, 3), name="activity_three_at_most"),
        ]

    def __str__(self) -> str:
        return self.text


class Rating(Belongs):
    """How one of the three activities goes: 0 not at all, 10 as well as ever."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="ratings")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="ratings")
    value = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_in", "activity"], name="rating_once"),
            models.CheckConstraint(condition=_zero_to_ten("value"), name="rating_0_to_10"),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.value}"


class SavedList(Belongs):
    """Movements in an order of somebody's own, as the text of the file that it is shared as (`planning.routine`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    text = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class OwnMovement(Belongs):
    """A movement that somebody described themselves: the text of a movement file, checked like those that ship."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60)
    """The movement's id, as `own-lean-on-the-door`."""
    name = models.CharField(max_length=80)
    text = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "key"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="own_movement_once")]

    def __str__(self) -> str:
        return self.name
