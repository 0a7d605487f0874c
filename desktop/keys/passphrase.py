"""What a passphrase may be, and how a key is stretched out of it (Argon2id, RFC 9106).

128 MiB and seven passes over two lanes take about half a second on two cores. These costs stand in the profile's file,
so that later programs may raise them; below the floor a file counts as damaged, and no flag lowers anything. A
passphrase has at least ten characters: long enough that guessing is hopeless at these costs unless it is a common one,
short enough to be remembered instead of noted. Nothing here may keep a passphrase.
"""

from __future__ import annotations

import threading
import unicodedata
from typing import Annotated, Final

import msgspec
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msgspec import Meta

from desktop.domain.refused import Refused
from desktop.domain.said import say

LEAST_CHARACTERS: Final = 10
MOST_CHARACTERS: Final = 1024


class Costs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What guessing costs. The upper limits keep an altered file from taking the machine's memory or time."""

    memory_kib: Annotated[int, Meta(ge=8, le=1024 * 1024)]
    iterations: Annotated[int, Meta(ge=1, le=64)]
    lanes: Annotated[int, Meta(ge=1, le=16)]

    def reach(self, floor: Costs) -> bool:
        """Say whether guessing costs at least as much as under `floor`; lanes only spread the same work."""
        return self.memory_kib >= floor.memory_kib and self.iterations >= floor.iterations


SHIPPED: Final = Costs(128 * 1024, 7, 2)
FLOOR: Final = SHIPPED
_ONE_AT_A_TIME: Final = threading.Lock()


def check_new_passphrase(passphrase: str) -> None:
    """Refuse a passphrase too short or too long, or with characters nobody can type again (NFC, 10 to 1024)."""
    normal = unicodedata.normalize("NFC", passphrase)
    if len(normal) < LEAST_CHARACTERS:
        raise _refused(
            "passphrase_short", say("Die Passphrase braucht mindestens {count} Zeichen.", count=LEAST_CHARACTERS)
        )
    if len(normal) > MOST_CHARACTERS:
        raise _refused(
            "passphrase_long", say("Die Passphrase darf höchstens {count} Zeichen haben.", count=MOST_CHARACTERS)
        )
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in normal):
        raise _refused("passphrase_characters", "Die Passphrase enthält Zeichen, die sich nicht eingeben lassen.")


def stretch(passphrase: str, salt: bytes, costs: Costs) -> bytes:
    """Derive 32 bytes from any text; what could never have been set costs the same and simply does not fit."""
    return stretch_bytes(unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"), salt, costs)


def stretch_bytes(content: bytes, salt: bytes, costs: Costs) -> bytes:
    """Derive 32 bytes from others, at the same price for everybody who tries."""
    derivation = Argon2id(
        salt=salt, length=32, iterations=costs.iterations, lanes=costs.lanes, memory_cost=costs.memory_kib
    )
    # Two derivations at a time share OpenSSL's threads and may wait for each other for ever.
    with _ONE_AT_A_TIME:
        return derivation.derive(content)


def _refused(code: str, message: str) -> Refused:
    return Refused(code, message, field="passphrase")
