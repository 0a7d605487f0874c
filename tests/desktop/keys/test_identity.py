"""A device's identity and its secret form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.keys.identity import from_bytes, generate
from desktop.keys.problems import Damaged
from wire.names import Context
from wire.signing import sign, verifies

_DEVICE = bytes(range(16))


def test_round_trip() -> None:
    """The secret form gives the same device back."""
    made = generate(_DEVICE)
    again = from_bytes(made.to_bytes())
    assert (again.device, again.signing_key, again.receiving_key) == (_DEVICE, made.signing_key, made.receiving_key)
    assert len(made.to_bytes()) == 16 + 32 + 96


def test_signing_key_verifies() -> None:
    """The public signing key checks what the device signs."""
    made = generate(_DEVICE)
    assert verifies(made.signing_key, sign(made.signing, Context.BATCH, b"x"), Context.BATCH, b"x")


def test_nothing_secret_is_shown() -> None:
    """Its repr shows the id only."""
    assert repr(generate(_DEVICE)) == f"DeviceIdentity(device={_DEVICE!r})"


@given(st.binary(max_size=300).filter(lambda data: len(data) != 144))
def test_damaged(data: bytes) -> None:
    """Bytes of another length are `Damaged`."""
    with pytest.raises(Damaged):
        from_bytes(data)


def test_device_id_length() -> None:
    """A device id has 16 bytes."""
    with pytest.raises(ValueError, match="16 bytes"):
        generate(b"short")
