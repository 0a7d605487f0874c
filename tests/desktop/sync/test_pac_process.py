"""A PAC file on its own: what it hears, what it may do, and what it cannot reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.sync.pac import PacFailed, evaluate

SECONDS = 60.0


def said(body: str) -> str:
    """What a file says whose function has this body."""
    return evaluate(f"function FindProxyForURL(url, host) {{ {body} }}".encode(), "server.example", SECONDS)


def test_a_file_hears_the_host_and_nothing_else() -> None:
    """It is asked for the host alone, and knows the functions that such files have."""
    assert said("return url + ' ' + host;") == "https://server.example/ server.example"
    assert (
        said("return dnsDomainIs(host, '.example') && shExpMatch(host, 'ser*') ? 'PROXY a:1' : 'DIRECT';")
        == "PROXY a:1"
    )
    assert said("return isInNet('10.1.2.3', '10.0.0.0', '255.0.0.0') ? 'DIRECT' : 'PROXY a:1';") == "DIRECT"


READING = {
    "require": "require('{path}')",
    "the loader": "call_python('dukpy.load_module', '{path}')[1]",
    "its parent": "require('../../../../../../../../../../../..{path}')",
}


@pytest.mark.parametrize("way", READING)
def test_a_file_reads_no_files(way: str, tmp_path: Path) -> None:
    """Whatever way the interpreter has to a file of this computer, nothing comes of it."""
    secret = tmp_path / "secret.js"
    secret.write_text("exports.secret = 'geheim'")
    text = said(
        f"try {{ return 'x' + JSON.stringify({READING[way].format(path=secret)}); }} catch (e) {{ return 'no'; }}"
    )
    assert text in ("no", "xnull", "xundefined")


def test_a_file_sees_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of the program, with proxies and their passwords, is not there."""
    monkeypatch.setenv("https_proxy", "http://name:geheim@proxy.example:8080")
    text = said("return JSON.stringify(process.env);")
    assert text.startswith("{")
    assert "geheim" not in text
    assert '"PATH"' not in text


@pytest.mark.parametrize(
    "script",
    [
        b"",
        b"var nothing = 1;",
        b"this is no script",
        b"function FindProxyForURL(u, h) { throw 'x'; }",
        b"function FindProxyForURL(u, h) { return FindProxyForURL(u, h); }",
        b"var all = []; while (true) all.push(new Array(100000).fill(1));",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_file_of_that_kind_says_nothing(script: bytes) -> None:
    """A script that is none, fails, or takes all memory says nothing, and nothing else comes of it."""
    with pytest.raises(PacFailed):
        evaluate(script, "server.example", SECONDS)


def test_a_file_that_does_not_end_is_ended() -> None:
    """The process is ended when its time is over."""
    with pytest.raises(PacFailed):
        evaluate(b"while (true) {}", "server.example", 1.0)


def test_what_is_no_text_is_an_empty_answer() -> None:
    """Whatever else a file gives, and however long it is, is bounded."""
    assert said("return 5;") == ""
    assert len(said("return 'x'.repeat(100000);")) == 2000
