"""Server addresses: https anywhere, http only to this machine, nothing odd."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.refused import Refused
from desktop.domain.server_url import check_server_url, is_loopback


@pytest.mark.parametrize(
    ("url", "spelling"),
    [
        ("https://bruecke.kreis-viersen.de", "https://bruecke.kreis-viersen.de"),
        ("HTTPS://Bruecke.Kreis-Viersen.DE:8443/", "https://bruecke.kreis-viersen.de:8443"),
        ("https://kreis.example/schutz/v1/", "https://kreis.example/schutz/v1"),
        ("https://10.0.0.7:08443", "https://10.0.0.7:8443"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]"),
        ("https://xn--brcke-lva.example", "https://xn--brcke-lva.example"),
        ("http://127.0.0.1:8470", "http://127.0.0.1:8470"),
        ("http://127.8.9.1", "http://127.8.9.1"),
        ("http://[::1]:8470", "http://[::1]:8470"),
        ("http://localhost:8470/", "http://localhost:8470"),
    ],
)
def test_allowed(url: str, spelling: str) -> None:
    """Allowed addresses come back in their one spelling, which is allowed too."""
    assert check_server_url(url) == spelling
    assert check_server_url(spelling) == spelling


@pytest.mark.parametrize(
    "url",
    [
        "http://bruecke.kreis-viersen.de",
        "http://10.0.0.7",
        "http://0.0.0.0",
        "http://localhost.example",
        "http://127.0.0.1.example.org",
        "http://[::ffff:127.0.0.1]",
        "http://[::2]",
    ],
)
def test_plain_http_stays_on_this_machine(url: str) -> None:
    """Plain http to anything but loopback is refused with that reason."""
    with pytest.raises(Refused, match="nur https"):
        check_server_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "bruecke.example",
        "ftp://bruecke.example",
        "https://",
        "https://user:word@bruecke.example",
        "https://bruecke.example?x=1",
        "https://bruecke.example#x",
        "https://bruecke.example/../x y",
        "https://brücke.example",
        "https://bruecke.example\n",
        " https://bruecke.example",
        "https://-bruecke.example",
        "https://bruecke..example",
        "https://127.1",
        "http://2130706433",
        "https://[::1",
        "https://[:::]",
        "https://bruecke.example:0",
        "https://bruecke.example:65536",
        "https://" + "a" * 300,
    ],
)
def test_refused(url: str) -> None:
    """Anything else is refused, naming the field."""
    with pytest.raises(Refused) as refused:
        check_server_url(url)
    assert (refused.value.code, refused.value.field) == ("server_url", "server")


@given(st.text(max_size=40) | st.text(max_size=20).map("https://{}".format))
def test_never_another_error(url: str) -> None:
    """Any text is either allowed, in a spelling that is stable, or refused."""
    try:
        spelling = check_server_url(url)
    except Refused:
        return
    assert check_server_url(spelling) == spelling


def test_loopback_names() -> None:
    """Only the loopback networks and `localhost` itself are this machine."""
    assert [is_loopback(host) for host in ("localhost", "127.255.0.1", "[::1]")] == [True] * 3
    assert [is_loopback(host) for host in ("::1.example", "128.0.0.1", "[::]")] == [False] * 3
