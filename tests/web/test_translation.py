"""Every word of every page can be translated."""

import re
from pathlib import Path

import pytest

import unslump.web

WEB = Path(unslump.web.__file__).parent
TEMPLATES = sorted([*WEB.glob("screens/*/*.html"), *WEB.glob("templates/*.html")])
NAMES = {"Unslump"}


def bare_words(text: str) -> list[str]:
    """Words that stand in a template outside every translation."""
    text = re.sub(r"{#.*?#}|{% comment.*?endcomment %}|<!--.*?-->", " ", text, flags=re.DOTALL)
    text = re.sub(r"{% block body_class %}.*?{% endblock %}", " ", text)
    text = re.sub(r"{% blocktranslate.*?endblocktranslate %}", " ", text, flags=re.DOTALL)
    spoken = re.findall(r'(?:alt|aria-label|title|placeholder)="([^"{]*[^\W\d_][^"{]*)"', text)
    text = re.sub(r"{%.*?%}|{{.*?}}", " ", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text)
    text = re.sub(r"&\w+;", " ", text)
    return [word for word in [*re.findall(r"[^\W\d_]{2,}", text), *spoken] if word not in NAMES]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_stands_outside_a_translation(template):
    assert bare_words(template.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "bare", ["<p>Hello</p>", '<img alt="A cat">', "{% if x %}Hello{% endif %}", '<a aria-label="Back">{{ x }}</a>']
)
def test_it_finds_a_word_that_was_forgotten(bare):
    assert bare_words(bare)


@pytest.mark.parametrize(
    "fine",
    [
        '<p>{% translate "Hello" %}</p>',
        '<img alt="">',
        "<b>112 · 999</b>",
        '<a aria-label="{% translate "Back" %}">→</a>',
    ],
)
def test_it_lets_translated_words_be(fine):
    assert bare_words(fine) == []
