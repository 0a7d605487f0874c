"""What can be said in the directory, and its limits."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.generated import mutations, only_malformed, values
from tests.wire.stating import private, public
from wire import limits
from wire import statements as say
from wire.codec import Malformed, encode
from wire.names import Context
from wire.signing import sign, verifies
from wire.statements import Statement, decode_statement, encode_statement, enrolment_bytes

KINDS: tuple[type[msgspec.Struct], ...] = get_args(Statement)
UNIT = say.UnitStated("unit", "agency", "Stelle", active=True)
KEY = say.UnitKeyStated("unit", 1, bytes(32), bytes(32), (say.DeviceWrap(bytes(16), b"w"),), b"")


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_a_statement_comes_back(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    """Every statement comes out of its bytes as it went in, and as the same kind."""
    statement = data.draw(values(kind))
    assert decode_statement(encode_statement(statement)) == statement


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_damaged_statements_are_malformed_or_read(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    """Damage to a statement brings nothing but `Malformed` out."""
    only_malformed(decode_statement, data.draw(mutations(encode_statement(data.draw(values(kind))))))


@given(st.binary(max_size=200))
def test_statements_from_outside_are_malformed_or_read(data: bytes) -> None:
    """Random bytes bring nothing but `Malformed` out."""
    only_malformed(decode_statement, data)


def test_tags_are_unique() -> None:
    """No two statements share a tag."""
    assert len({kind.__struct_config__.tag for kind in KINDS}) == len(KINDS) == 13


def changed(statement: msgspec.Struct, **fields: Any) -> bytes:
    """The bytes of a statement that nothing has checked."""
    return encode([msgspec.structs.replace(statement, **fields)])


FOUNDED = say.Founded(bytes(32), "Kreis")
AGENCY = say.AgencyStated("kpb", "Polizei", "police")
INVITE = say.InviteStated(bytes(32), "unit", ("member",), 0)
REVOKED = say.Revoked(bytes(16), "left")
BAD = {
    "an unknown statement": encode([["unknown", 1]]),
    "no tag": encode([[]]),
    "two statements": encode([AGENCY, AGENCY]),
    "a statement without its frame": encode(AGENCY),
    "a field too many": encode([["agency", "kpb", "Polizei", "police", 1]]),
    "a field too few": encode([["agency", "kpb", "Polizei"]]),
    "an unknown kind of agency": changed(AGENCY, kind="court"),
    "a kind with a line end": changed(AGENCY, kind="police\n"),
    "an empty id": changed(UNIT, unit=""),
    "an id of 65 letters": changed(UNIT, unit="u" * 65),
    "an id with a line end": changed(UNIT, unit="unit\n"),
    "an id in capitals": changed(UNIT, unit="Unit"),
    "an id with a look-alike": changed(UNIT, unit="un\u0456t"),
    "an id that begins with a dash": changed(UNIT, unit="-unit"),
    "an empty name": changed(UNIT, name=""),
    "a name of 201 letters": changed(UNIT, name="n" * 201),
    "a name with a line end": changed(UNIT, name="Stelle\n"),
    "a name that moves the cursor": changed(UNIT, name="Stelle\x1b[2J"),
    "a name that turns round": changed(FOUNDED, name="Kreis \u202e nesreiV"),
    "a role with a line end": changed(INVITE, roles=("lead\n",)),
    "a role in capitals": changed(INVITE, roles=("LEAD",)),
    "17 roles": changed(INVITE, roles=("member",) * 17),
    "an expiry before 1970": changed(INVITE, expires_at=-1),
    "a reason as free text": changed(REVOKED, reason="lost it"),
    "a reason with a line end": changed(REVOKED, reason="left\n"),
    "a table too large": changed(say.JurisdictionStated(b""), table=bytes(256 * limits.KIB + 1)),
    "rules too large": changed(say.RulesStated(b""), rules=bytes(256 * limits.KIB + 1)),
    "a version of 0": changed(KEY, version=0),
    "no wraps": changed(KEY, wraps=()),
    "2001 wraps": changed(KEY, wraps=KEY.wraps * (limits.WRAPS + 1)),
    "a wrap too long": changed(KEY, wraps=(say.DeviceWrap(bytes(16), bytes(limits.WRAP_BYTES + 1)),)),
    "a public key too short": changed(KEY, public=bytes(31)),
    "a public key too long": changed(KEY, public=bytes(2 * limits.KIB + 1)),
    "a statement too large": bytes(limits.BODY_BYTES + 1),
}


@pytest.mark.parametrize("fault", BAD)
def test_each_fault_is_malformed(fault: str) -> None:
    """A statement out of its bounds, with a field too many or too few, or unknown, is `Malformed`."""
    with pytest.raises(Malformed):
        decode_statement(BAD[fault])


@pytest.mark.parametrize("statement", [UNIT, KEY, FOUNDED, AGENCY, INVITE, REVOKED])
def test_what_the_faults_were_put_into_is_good(statement: Statement) -> None:
    """Without their fault the statements above are read."""
    assert decode_statement(encode([statement])) == statement


def test_limits_are_reached() -> None:
    """A key of 2000 wraps, a table of 256 KiB and a name of 200 letters are read."""
    for good in (
        changed(KEY, wraps=KEY.wraps * limits.WRAPS),
        changed(say.JurisdictionStated(b""), table=bytes(256 * limits.KIB)),
        changed(UNIT, name="ö" * 200, unit="u" * 64),
    ):
        assert encode_statement(decode_statement(good)) == good


def test_an_enrolment_binds_its_parts() -> None:
    """What the invite key signs names root, device and both keys, and cannot be cut otherwise."""
    parts = [b"r" * 32, b"d" * 16, b"s" * 32, b"p" * 32]
    others = [[*parts[:at], b"x" * len(parts[at]), *parts[at + 1 :]] for at in range(4)]
    cut_otherwise = [*parts[:2], parts[2] + parts[3][:1], parts[3][1:]]
    assert len({enrolment_bytes(*each) for each in (parts, *others, cut_otherwise)}) == 6
    signature = sign(private("invite"), Context.INVITE, enrolment_bytes(*parts))
    assert verifies(public("invite"), signature, Context.INVITE, enrolment_bytes(*parts))
    assert not verifies(public("invite"), signature, Context.SESSION, enrolment_bytes(*parts))
