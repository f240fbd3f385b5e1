"""What every answer forbids."""

import pytest

PAGES = ["/", "/check/", "/library/", "/library/cat-cow/", "/spine/", "/history/", "/safety/", "/settings/", "/nowhere"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_talks_to_us_and_to_nobody_else(visitor, path):
    answer = visitor.get(path)
    rules = dict(rule.split(" ", 1) for rule in answer["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert {rules[kind] for kind in ("script-src", "style-src", "connect-src", "form-action", "img-src")} == {"'self'"}
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "private" in answer["Cache-Control"]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_script_or_style_in_its_text(cleared, path):
    text = cleared.get(path).content.decode()
    assert "<style" not in text
    assert " style=" not in text
    assert "onclick" not in text
    assert "javascript:" not in text
    assert text.count("<script") == text.count('<script type="module" src="/static/')


@pytest.mark.parametrize("path", PAGES)
def test_no_page_names_another_site(cleared, path):
    text = cleared.get(path).content.decode().replace("http://www.w3.org/2000/svg", "")
    assert "http://" not in text
    assert "https://" not in text
