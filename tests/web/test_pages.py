"""What holds for every page."""

import pytest

from unslump.screening.stop_rules import stop_rules
from unslump.web.screens.spine.facts import facts, landmarks

NEW = ["/safety/rules/", "/limits/", "/how-it-goes/", "/progress/"]
PAGES = [
    "/",
    "/check/",
    "/library/",
    "/library/cat-cow/",
    "/spine/",
    "/history/",
    "/safety/",
    "/settings/",
    "/nowhere",
    *NEW,
]


@pytest.mark.parametrize("path", PAGES)
def test_safety_is_one_tap_away(cleared, path):
    assert 'href="/safety/"' in cleared.get(path).content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading_of_its_own_and_a_title(cleared, path):
    text = cleared.get(path).content.decode()
    assert text.count("<h1") == 1
    assert "<title></title>" not in text


def test_an_address_that_leads_nowhere_leads_back(visitor):
    answer = visitor.get("/nowhere")
    assert answer.status_code == 404
    assert "nothing at this address" in answer.content.decode()


def test_safety_says_when_to_stop(visitor):
    text = visitor.get("/safety/").content.decode()
    for rule in stop_rules():
        assert rule.when.replace("'", "&#x27;") in text
        assert rule.do.replace("'", "&#x27;") in text


def test_the_spine_page_tells_every_fact_with_its_source(visitor):
    text = visitor.get("/spine/").content.decode()
    for fact in facts():
        assert fact.title in text
        assert all(source.text in text for source in fact.sources)
    assert all(one.name in text for one in landmarks())


def test_a_fact_can_light_up_its_vertebrae_without_a_script(visitor):
    text = visitor.get("/spine/", {"fact": "bump"}).content.decode()
    assert [level for level in ("C6", "C7", "T1", "T2") if f'lit" data-level="{level}"' in text] == ["C7", "T1"]
