"""Who comes in: the one who holds the key, from our own pages, at our own address."""

import pytest
from django.core import signing
from django.test import Client

from unslump.web import door

TOKEN = "a-token-of-this-start"


@pytest.fixture
def open_house(db, settings):
    settings.UNSLUMP_TOKEN = TOKEN
    settings.UNSLUMP_PORT = 8640


@pytest.fixture
def stranger(open_house) -> Client:
    return Client(headers={"host": "127.0.0.1:8640"})


def test_without_token_or_key_there_is_a_page_that_says_how_to_get_in(stranger):
    answer = stranger.get("/")
    assert answer.status_code == 403
    assert b"Start Unslump again" in answer.content


@pytest.mark.parametrize(
    "path", ["/", "/history/", "/history/export.json", "/library/", "/figure/cat-cow.svg", "/nowhere"]
)
def test_nothing_is_told_to_a_stranger(stranger, path):
    assert stranger.get(path).status_code == 403


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", TOKEN[:-1], "é"])
def test_a_wrong_token_opens_nothing(stranger, token):
    assert stranger.get("/", {"token": token}).status_code == 403


def test_an_empty_token_opens_nothing_even_if_none_was_made(stranger, settings):
    settings.UNSLUMP_TOKEN = ""
    assert stranger.get("/", {"token": ""}).status_code == 403


def test_the_token_becomes_a_cookie_that_no_script_and_no_other_site_can_use(stranger):
    answer = stranger.get("/library/", {"token": TOKEN, "side": "left"})
    cookie = answer.cookies[door.COOKIE]
    assert (answer.status_code, answer["Location"]) == (302, "/library/?side=left")
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert TOKEN not in cookie.value
    assert stranger.get("/library/").status_code == 200


def test_the_token_never_leads_to_another_site(stranger):
    answer = stranger.generic("GET", "/", QUERY_STRING=f"token={TOKEN}", PATH_INFO="//evil.test/")
    assert answer["Location"] == "/%2Fevil.test/"


def test_a_token_in_a_form_opens_nothing(stranger):
    assert stranger.post("/", {"token": TOKEN}).status_code == 403


@pytest.mark.parametrize("key", ["", "open", signing.dumps("open", key="another key"), signing.dumps("open")])
def test_a_key_that_we_did_not_sign_opens_nothing(stranger, key):
    stranger.cookies[door.COOKIE] = key
    assert stranger.get("/").status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.test:8640", "127.0.0.1:9999", "127.0.0.1", "localhost.evil.test:8640", "0.0.0.0:8640", ""]
)
def test_any_other_host_is_refused_even_with_the_key(open_house, host):
    client = Client(headers={"host": host})
    client.cookies[door.COOKIE] = door.new_key()
    assert client.get("/").status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8640", "localhost:8640"])
def test_our_own_hosts_are_answered(open_house, host):
    client = Client(headers={"host": host})
    client.cookies[door.COOKIE] = door.new_key()
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("mode", ["navigate", "cors", "no-cors"])
def test_another_site_cannot_post_even_with_the_key(visitor, site, mode):
    told = {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": "document"}
    assert visitor.post("/settings/", {"theme": "dark"}, headers=told).status_code == 403


@pytest.mark.parametrize("dest", ["image", "script", "iframe", "empty"])
def test_another_site_cannot_load_our_parts(visitor, dest):
    told = {"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": dest}
    assert visitor.get("/figure/cat-cow.svg", headers=told).status_code == 403


def test_another_site_cannot_frame_us(visitor):
    told = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}
    assert visitor.get("/", headers=told).status_code == 403


def test_a_link_from_elsewhere_may_lead_to_us(visitor):
    told = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert visitor.get("/library/", headers=told).status_code == 200


def test_a_form_without_its_own_token_is_refused(person):
    client = Client(enforce_csrf_checks=True)
    client.cookies[door.COOKIE] = door.new_key()
    answer = client.post("/settings/", {"theme": "dark"})
    assert answer.status_code == 403
    assert b"own pages" in answer.content


def test_a_form_from_another_origin_is_refused(person):
    client = Client(enforce_csrf_checks=True)
    client.cookies[door.COOKIE] = door.new_key()
    page = client.get("/settings/")
    form = {"theme": "dark", "csrfmiddlewaretoken": page.context["csrf_token"]}
    assert client.post("/settings/", form, headers={"origin": "http://127.0.0.1:1"}).status_code == 403
    assert client.post("/settings/", form, headers={"origin": "http://testserver"}).status_code == 302
