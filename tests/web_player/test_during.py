"""What the page does when it hurts is what the rules say: the same for every number, in the browser and out of it."""

import json

from playwright.sync_api import BrowserContext

from tests.web_player.site import Site
from unslump.screening.during import during, for_a_player

ASKED = [None, *range(11)]


def test_the_page_decides_as_the_rules_do_for_every_pair_of_numbers(visitor: BrowserContext, site: Site) -> None:
    page = visitor.new_page()
    page.goto(f"{site.origin}/safety/")
    decided = page.evaluate(
        f"""async () => {{
          const {{ adviceFor }} = await import('/static/session/during.js');
          const asked = [null, ...Array(11).keys()];
          const given = {json.dumps(for_a_player())};
          return asked.map((started) => asked.map((now) => adviceFor({{ ...given, started }}, now).rule));
        }}"""
    )

    assert decided == [[during(started, now).rule for now in ASKED] for started in ASKED]
