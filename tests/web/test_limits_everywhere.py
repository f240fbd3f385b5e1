"""No way in leads to a movement that a limit leaves out: not the planner, a command, a page, nor a link of before.

What may be offered is read here from the movement files themselves, and not from the code that is tested.
"""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from html import unescape
from importlib.resources import files
from random import Random
from typing import Any

from django.utils import timezone

from unslump.cli.main import main
from unslump.errors import BadRequest, DoesNotFit
from unslump.movement.catalogue import catalogue
from unslump.planning.model import Background, Past, Plan, Wishes
from unslump.planning.plan import plan
from unslump.records import actions, queries
from unslump.records.models import Person
from unslump.screening.model import Decision
from unslump.session.timeline import timeline
from unslump.tui.sitting import overview
from unslump.tui.visit import Asked, Visit
from unslump.units import TRACKS

KIT = ("mat", "peanut", "roller", "towel", "band", "anchor", "weights")
PRESSES = {"peanut", "roller", "weights"}
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
LOW = "low-dose"


@cache
def cautions() -> dict[str, dict[str, dict[str, Any]]]:
    """Movement → condition → what its file says."""
    folder = files("unslump.content") / "movements"
    said = {}
    for file in folder.iterdir():
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        said[file.name.removesuffix(".toml")] = {one["condition"]: one for one in table["cautions"]}
    return said


@cache
def conditions() -> dict[str, dict[str, Any]]:
    text = (files("unslump.content") / "screening" / "conditions.toml").read_text(encoding="utf-8")
    return {one["id"]: one for one in tomllib.loads(text)["conditions"]}


@cache
def low_dose() -> dict[str, Any]:
    return tomllib.loads((files("unslump.content") / "planning" / "low-dose.toml").read_text(encoding="utf-8"))


def words_of(limit: str) -> str:
    """What the person said when they ticked it."""
    return str(low_dose()["said"] if limit == LOW else conditions()[limit]["ask"])


def planable() -> list[str]:
    return [LOW, *(one for one, table in conditions().items() if not table.get("clinician_first"))]


def forbidding(movement: str, limits: frozenset[str]) -> list[str]:
    """Those of the limits that leave the movement out."""
    said = cautions()[movement]
    out = [limit for limit in limits if limit in said and said[limit]["action"] != "modify"]
    too_much = PRESSES & set(catalogue()[movement].kit) or catalogue()[movement].stage == "strengthen"
    return [*out, LOW] if LOW in limits and too_much else out


def forbidden(limits: frozenset[str]) -> set[str]:
    return {movement for movement in cautions() if forbidding(movement, limits)}


def changes(movement: str, limits: frozenset[str]) -> set[str]:
    """Everything that has to be said about how, where nothing leaves it out."""
    how = {one["how"] for limit, one in cautions()[movement].items() if limit in limits and one["action"] == "modify"}
    return how | ({low_dose()["how"]} if LOW in limits else set())


@dataclass(frozen=True)
class Case:
    """Somebody, and what they ask for."""

    limits: frozenset[str]
    minutes: int
    place: str
    kit: frozenset[str]
    track: str
    seed: int

    @property
    def wishes(self) -> Wishes:
        return Wishes(self.minutes, self.place, self.kit, self.track, self.limits)  # type: ignore[arg-type]

    @property
    def form(self) -> dict[str, Any]:
        return {"minutes": self.minutes, "place": self.place, "kit": sorted(self.kit), "seed": self.seed}


def cases(count: int, seed: int) -> Iterator[Case]:
    chance = Random(seed)
    for _ in range(count):
        limits = frozenset(chance.sample(planable(), chance.choice((0, 1, 1, 2, 3, 5, 8))))
        kit = frozenset(chance.sample(KIT, chance.randint(0, len(KIT))))
        wish = (chance.randint(3, 30), chance.choice(("desk", "floor")), kit, chance.choice(TRACKS))
        yield Case(limits, *wish, chance.randrange(10**6))


def check_plan(planned: Plan, limits: frozenset[str]) -> None:
    """Nothing forbidden, every change kept, and for everything else a reason in the person's own words."""
    done = {item.movement for item in planned.items}
    assert not done & forbidden(limits)
    for item in planned.items:
        for how in changes(item.movement, limits):
            assert how in item.how
        assert item.how or not changes(item.movement, limits)
    here = {one.id for one in catalogue().values() if planned.wishes.place in one.place}
    for movement, why in planned.left_out:
        if "you said" not in why:
            assert movement not in here or not forbidding(movement, limits) or why.startswith(("It needs", "It hurt"))
            continue
        saying = [*forbidding(movement, limits), LOW]
        assert any(f"you said “{words_of(limit)}”" in why for limit in saying)
        for limit in saying:
            if limit in cautions()[movement] and f"“{words_of(limit)}”" in why:
                assert cautions()[movement][limit]["reason"] in why


def check_timeline(items: list[dict[str, Any]], limits: frozenset[str]) -> None:
    for item in items:
        assert item["movement"] not in forbidden(limits)
        assert all(how in item["how"] for how in changes(item["movement"], limits))


def a_past(chance: Random) -> list[Past]:
    ids = list(catalogue())
    return [Past(chance.choice(ids), NOW - timedelta(days=day), hurt=chance.random() < 0.1) for day in range(9, 0, -1)]


# The planner, the timeline, the commands.


def test_the_planner():
    planned_any = 0
    for case in cases(600, seed=1):
        try:
            planned = plan(catalogue(), case.wishes, Background(a_past(Random(case.seed))), case.seed)
        except DoesNotFit as refusal:
            if refusal.nearest is not None:
                assert f"Ask for {refusal.nearest} minutes" in str(refusal)  # noqa: PT017 - most wishes come out
            continue
        planned_any += 1
        check_plan(planned, case.limits)
    assert planned_any > 400


def test_a_refusal_names_minutes_that_work():
    for case in cases(120, seed=2):
        try:
            plan(catalogue(), case.wishes, seed=case.seed)
        except DoesNotFit as refusal:
            if refusal.nearest is not None:
                again = Case(case.limits, refusal.nearest, case.place, case.kit, case.track, case.seed)
                check_plan(plan(catalogue(), again.wishes, seed=case.seed), case.limits)


def test_what_is_said_and_shown_of_a_session():
    for case in cases(60, seed=3):
        try:
            planned = plan(catalogue(), case.wishes, seed=case.seed)
        except DoesNotFit:
            continue
        line = timeline(planned, catalogue())
        check_timeline(line.to_json()["items"], case.limits)
        spoken = " ".join(event.say for event in line.events)
        for item in planned.items:
            for how in changes(item.movement, case.limits):
                assert all(sentence in spoken for sentence in how.split(". "))
        told = "\n".join(overview(planned, catalogue()))
        assert not any(f". {catalogue()[one].name}, " in told for one in forbidden(case.limits))


def test_the_commands(capsys):
    for case in cases(120, seed=4):
        options = ["--place", case.place, "--track", case.track, "--seed", str(case.seed), "--kit", ",".join(case.kit)]
        options += ["--minutes", str(case.minutes), "--limits", ",".join(case.limits)]
        code = main(["plan", "--json", *options])
        out = capsys.readouterr().out
        if code == 0:
            check_plan(Plan.from_json(json.loads(out)), case.limits)
        else:
            assert (code, out) == (2, "")
    for case in cases(10, seed=5):
        for movement in catalogue():
            code = main(["show", movement, "--plain", "--limits", ",".join(case.limits)])
            out, err = capsys.readouterr()
            assert (code == 0) == (movement not in forbidden(case.limits))
            if code == 0:
                assert all(how in out for how in changes(movement, case.limits))
            else:
                assert out == ""
                assert any(f"you said “{words_of(limit)}”" in err for limit in forbidding(movement, case.limits))


# The pages and the terminal coach, with records behind them.


def told(person: Person, limits: frozenset[str]) -> None:
    actions.accept_disclaimer(person, timezone.now())
    actions.record_check(person, Decision("limits" if limits else "go", (), limits, ""), timezone.now())


def test_today_and_the_session_that_it_begins(visitor, person):
    for case in cases(40, seed=6):
        told(person, case.limits)
        page = visitor.get("/", case.form)
        assert page.status_code == 200
        planned = page.context["plan"]
        if planned is None:
            assert page.context["refusal"] in unescape(page.content.decode())
            continue
        check_plan(planned, case.limits)
        text = unescape(page.content.decode())
        for item in planned.items:
            for limit in case.limits & set(cautions()[item.movement]):
                assert f"Changed: you said “{words_of(limit)}”. {cautions()[item.movement][limit]['reason']}" in text
        assert all(why in text for _movement, why in planned.left_out)
        begun = visitor.post("/start/", case.form | {"minutes": planned.wishes.minutes, "new": "no"})
        player = visitor.get(begun["Location"])
        check_timeline(player.context["player"]["timeline"]["items"], case.limits)


def test_minutes_that_do_not_come_out_give_the_nearest_that_do_and_say_so(visitor, person):
    told(person, frozenset({LOW}))
    for place in ("desk", "floor"):
        page = visitor.get("/", {"minutes": 30, "place": place})
        nearest = page.context["plan"].wishes.minutes
        assert 10 <= nearest < 30
        assert f"Ask for {nearest} minutes" in page.content.decode()
        assert "Here they are." in page.content.decode()


def test_what_can_no_longer_be_had_leads_back_to_today_and_starts_nothing(visitor, person):
    told(person, frozenset())
    shown = visitor.get("/", {"minutes": 30, "place": "desk"})
    told(person, frozenset({LOW}))
    form = {"minutes": 30, "place": "desk", "seed": shown.context["seed"], "new": "no"}
    assert visitor.post("/start/", form)["Location"] == "/"
    assert queries.last_session(person) is None


def test_a_link_to_a_session_of_before_the_limits_changed(visitor, person):
    refused = performed = 0
    for case in cases(60, seed=7):
        told(person, frozenset())
        before = plan(catalogue(), Wishes(15, case.place, frozenset(KIT)), seed=case.seed)  # type: ignore[arg-type]
        session = actions.start_session(person, before, timezone.now())
        if case.seed % 2 == 1:
            begin(visitor, session.pk, before)
        told(person, case.limits)
        for _again in range(2):
            page = visitor.get(f"/session/{session.pk}/")
            if page.status_code == 200:
                performed += 1
                check_timeline(page.context["player"]["timeline"]["items"], case.limits)
                check_plan(queries.plan_of(reread(session)), case.limits)
            elif page.status_code == 400:
                refused += 1
                assert "Plan a new session" in page.content.decode()
            else:
                assert page["Location"] == f"/session/{session.pk}/after"
    assert refused > 5
    assert performed > 20


def begin(visitor, session_id, before: Plan) -> dict[str, Any]:
    """The first thing that a player writes down."""
    event = {"id": f"0-{before.items[0].movement}/started", "kind": "movement-started", "t_ms": 0}
    where = {"at": NOW.isoformat(), "item": 0, "movement": before.items[0].movement}
    body = {"events": [event | where]}
    answer: dict[str, Any] = visitor.post(f"/session/{session_id}/events", body, "application/json").json()
    return answer


def reread(session):
    session.refresh_from_db()
    return session


def test_a_page_that_was_open_before_the_limits_changed_is_told_to_load_anew(visitor, person):
    told(person, frozenset())
    before = plan(catalogue(), Wishes(15, "floor", frozenset(KIT)), seed=1)
    session = actions.start_session(person, before, timezone.now())
    assert visitor.get(f"/session/{session.pk}/").status_code == 200
    assert begin(visitor, session.pk, before) == {"saved": ["0-warm-up/started"]}
    told(person, frozenset({"wrist-pain"}))
    assert "outgrown" not in begin(visitor, session.pk, before)
    told(person, frozenset({"vertebral-fracture"}))
    assert begin(visitor, session.pk, before)["outgrown"] is True
    assert visitor.get(f"/session/{session.pk}/").status_code == 400
    assert "outgrown" not in begin(visitor, session.pk, before)


def test_the_library(visitor, person):
    for case in cases(5, seed=8):
        told(person, case.limits)
        every = unescape(visitor.get("/library/").content.decode())
        for movement in catalogue():
            page = unescape(visitor.get(f"/library/{movement}/").content.decode())
            mine = page.split('class="note for-you')[1].split("</section>")[0] if 'class="note for-you' in page else ""
            out = forbidding(movement, case.limits)
            if out:
                assert "Left out for you" in mine or "Another one for you" in mine
                assert any(
                    f"you said “{words_of(limit)}”" in mine and f"you said “{words_of(limit)}”" in every
                    for limit in out
                )
                assert 'class="note for-you out"' in page
            else:
                assert all(how in mine and how in every for how in changes(movement, case.limits))
                assert bool(mine) == bool(changes(movement, case.limits))


def test_the_terminal_coach(person):
    for case in cases(40, seed=9):
        told(person, case.limits)
        asked = Asked(None, case.place, case.kit, case.track, frozenset(), case.seed)
        visit = Visit(asked, timezone.now)
        try:
            planned = visit.plan()
        except BadRequest:
            continue
        check_plan(planned, case.limits)
        told(person, frozenset())
        visit.begin(visit.plan(), None)
        told(person, case.limits)
        try:
            gone_on, _saved = Visit(asked, timezone.now).go_on()
        except BadRequest:
            continue
        check_plan(gone_on, case.limits)


# The matrix as a page.


def test_every_cell_of_the_matrix_has_its_reason_and_what_is_unsigned_says_so(visitor, person):
    told(person, frozenset({"knee-pain"}))
    text = unescape(visitor.get("/limits/").content.decode())
    for limit in [*conditions(), LOW]:
        section = text.split(f'id="{limit}"')[1].split("</details>")[0]
        assert words_of(limit) in section
        assert ("Not yet reviewed by a clinician" in section) == any(not one.reviewed for one in catalogue().values())
        for movement in catalogue().values():
            assert f'/library/{movement.id}/"' in section
            caution = cautions()[movement.id].get(limit)
            if caution is not None:
                assert caution["reason"] in section
                assert caution.get("how", "") in section
