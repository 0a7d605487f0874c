"""Invites: file and letters come back as they were, alteration is found and named, and redeeming convinces the fold."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.refused import Refused
from desktop.keys.checked import checksum_of, read_shape
from desktop.keys.identity import generate
from desktop.keys.invites import (
    FILE_LIMIT,
    Invite,
    InviteFile,
    InviteTerms,
    invite_key,
    invite_letters,
    new_invite,
    read_invite,
    read_letters,
    redeem,
    write_invite,
)
from desktop.keys.letters import to_letters
from tests.desktop.keys.cooperation import ROOT_DEVICE, WILLICH, Cooperation

ROOT = bytes(range(32))
TERMS = InviteTerms("https://bruecke.example", ROOT, WILLICH, ("lead", "member"), 1_800_000_000_000)
INVITE = new_invite(TERMS)
FILE = write_invite(INVITE)
LETTERS = invite_letters(INVITE)


def _edited(**changes: object) -> bytes:
    return json.dumps({**json.loads(FILE), **changes}).encode()


def _without(name: str) -> bytes:
    return json.dumps({key: value for key, value in json.loads(FILE).items() if key != name}).encode()


@given(st.binary(min_size=32, max_size=32), st.integers(0, 250_000_000_000_000), st.binary(min_size=20, max_size=20))
def test_round_trip(root: bytes, expires_at: int, secret: bytes) -> None:
    """An invite comes back from its file as it was, to the second."""
    made = new_invite(InviteTerms("https://a.example:8443", root, WILLICH, (), expires_at), lambda _count: secret)
    assert read_invite(write_invite(made)) == made
    assert 0 <= expires_at - made.terms.expires_at < 1000


def test_every_invite_has_another_key() -> None:
    """Two invites for the same have two keys, of at least 160 bits of entropy."""
    assert new_invite(TERMS).stated().key != INVITE.stated().key
    assert len(INVITE.secret.reveal()) * 8 >= 160


def test_secret_is_hidden() -> None:
    """Printing an invite does not show its secret."""
    assert str(INVITE.secret.reveal()) not in repr(INVITE)


def test_server_is_checked() -> None:
    """Neither a new invite nor a file leads to a server that is not allowed."""
    with pytest.raises(Refused) as refused:
        new_invite(InviteTerms("http://bruecke.example", ROOT, WILLICH, (), 0))
    assert refused.value.code == "server_url"
    forged = write_invite(Invite(InviteTerms("http://bruecke.example", ROOT, WILLICH, (), 0), INVITE.secret))
    with pytest.raises(Refused) as refused:
        read_invite(forged)
    assert refused.value.code == "server_url"


@pytest.mark.parametrize(
    "changes",
    [
        {"server": "https://boese.example"},
        {"root_fingerprint": "0" * 64},
        {"unit": "kpb-viersen-kinderschutz"},
        {"roles": ["administrator"]},
        {"expires": "2099-01-01T00:00:00Z"},
        {"secret": "A" * 32},
        {"checksum": "0" * 32},
    ],
)
def test_altered(changes: dict[str, object]) -> None:
    """A change of any field is found."""
    with pytest.raises(Refused) as refused:
        read_invite(_edited(**changes))
    assert refused.value.code == "invite_altered"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (_edited(unit="../x"), "unit"),
        (_edited(roles="lead"), "roles"),
        (_edited(expires="2099-01-01T00:00:00"), "expires"),
        (_edited(root_fingerprint="xyz"), "root_fingerprint"),
        (_edited(format="schutzbruecke-invite-2"), "format"),
        (_edited(surprise=1), "surprise"),
        (_without("secret"), "secret"),
        (b"", None),
        (b"\xff\xfe", None),
        (FILE + bytes(FILE_LIMIT), None),
    ],
)
def test_malformed(data: bytes, field: str | None) -> None:
    """What is no invite is refused, naming the field where there is one."""
    with pytest.raises(Refused) as refused:
        read_invite(data)
    assert (refused.value.code, refused.value.field) == ("invite_malformed", field)


@pytest.mark.parametrize("secret", ["MFRGGZA=", to_letters(bytes(25)), "9999 9999", ""])
def test_a_secret_that_is_none(secret: str) -> None:
    """A secret of another length, or one that is no letters, is refused even with the checksum made anew."""
    altered = _edited(secret=secret)
    checksum = checksum_of(read_shape(InviteFile, altered, limit=FILE_LIMIT))
    with pytest.raises(Refused) as refused:
        read_invite(_edited(secret=secret, checksum=checksum))
    assert (refused.value.code, refused.value.field) == ("invite_malformed", "secret")


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_altered_bytes(position: int, mask: int) -> None:
    """An altered or cut file is refused, unless it still says exactly the same."""
    for data in (FILE[:position] + bytes((FILE[position] ^ mask,)) + FILE[position + 1 :], FILE[:position]):
        with suppress(Refused):
            assert read_invite(data) == INVITE


def test_letters() -> None:
    """The letters hold the secret and enough of the fingerprint to know the cooperation by."""
    typed = read_letters(LETTERS.lower().replace(" ", "-"))
    assert typed.secret == INVITE.secret
    assert typed.fits(ROOT)
    assert not typed.fits(bytes(32))
    assert len(LETTERS.split()) == 14


@given(st.integers(0, len(LETTERS) - 1), st.sampled_from("ABCXYZ234567"))
def test_a_typing_error_is_found(position: int, letter: str) -> None:
    """One wrong letter is found, and so is a missing one."""
    typed = LETTERS[:position] + letter + LETTERS[position + 1 :]
    for text in (typed, LETTERS[:position] + LETTERS[position + 1 :]):
        if text.replace(" ", "") == LETTERS.replace(" ", ""):
            continue
        with pytest.raises(Refused) as refused:
            read_letters(text)
        assert refused.value.field == "letters"


@given(st.text(max_size=100))
def test_any_text_as_letters(text: str) -> None:
    """Whatever is typed is refused or an invite."""
    with pytest.raises(Refused):
        read_letters(text)


def test_redeemed() -> None:
    """What redeeming gives convinces the directory's fold, by file as by letters."""
    small = Cooperation()
    terms = InviteTerms("https://bruecke.example", small.fingerprint, WILLICH, ("member",), 0)
    for number in (1, 2):
        invite = new_invite(terms)
        small.state(ROOT_DEVICE, invite.stated())
        identity = generate(bytes((number,)) * 16)
        key = invite.signing if number == 1 else invite_key(read_letters(invite_letters(invite)).secret)
        small.state(identity.device, redeem(key, small.fingerprint, identity))
    assert set(small.directory.devices) == {b"\1" * 16, b"\2" * 16}
