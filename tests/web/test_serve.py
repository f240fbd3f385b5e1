"""Starting: an address with its key, one server to a folder, and a sentence where it cannot be."""

import socket
import stat
import urllib.error
import urllib.request
from contextlib import closing

import pytest

from tests.ports import free_port
from tests.web.site import start_again
from unslump.web.serve import PortTaken, take_port


def ask(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:  # noqa: S310
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, dict(answer.headers), answer.read()


def test_it_prints_an_address_of_this_machine_with_a_key(site):
    assert f"http://127.0.0.1:{site.port}/?token=" in site.said
    assert site.address in site.said


def test_what_opens_the_site_can_be_read_by_its_owner_only(site):
    assert stat.S_IMODE((site.folder / "running.json").stat().st_mode) == 0o600


def test_it_listens_on_this_machine_only(site):
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with closing(socket.socket()) as outside, pytest.raises(OSError, match=r"."):
        outside.connect((own, site.port))


def test_without_the_key_there_is_no_page(site):
    assert ask(site.origin)[0] == 403


def test_another_host_is_refused(site):
    assert ask(site.origin, Host=f"evil.test:{site.port}")[0] == 400


def test_a_second_start_says_where_the_first_one_is(site):
    done = start_again(site.folder, free_port())
    assert done.returncode == 7
    assert site.address in done.stdout


def test_a_port_that_is_taken_is_one_sentence(site, tmp_path):
    done = start_again(tmp_path, site.port)
    assert done.returncode == 6
    assert done.stdout == f"{PortTaken(site.port)}\n"


def test_a_free_port_is_found_where_none_was_asked_for():
    with closing(take_port()) as first, closing(take_port()) as second:
        assert first.getsockname()[0] == second.getsockname()[0] == "127.0.0.1"
        assert first.getsockname()[1] != second.getsockname()[1]


def test_styles_are_named_by_what_is_in_them_and_kept_for_ever(site):
    page = ask(site.origin)[2].decode()
    style = next(part for part in page.split('"') if part.startswith("/static/style."))
    status, headers, _body = ask(site.origin + style, **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert "immutable" in headers["Cache-Control"]
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers
