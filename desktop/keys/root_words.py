"""Six words that stand for a cooperation's root, so that two people can compare it on the telephone.

Sixty bits alone could be searched for a root of one's own that has the same words. So they come out of a slow
derivation of the root's fingerprint: every try costs a forger what it costs us once. The costs are part of the protocol
and stay as they are, whatever a passphrase costs later.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from desktop.keys.passphrase import Costs, stretch_bytes
from desktop.keys.word_list import WORDS

COUNT: Final = 6
_BITS: Final = 10
_TAKEN: Final = 8
_SALT: Final = b"schutzbruecke/1/root-words"
_COSTS: Final = Costs(64 * 1024, 3, 4)
"""The second setting that RFC 9106 recommends."""


@lru_cache(maxsize=16)
def root_words(fingerprint: bytes) -> tuple[str, ...]:
    """Give the six words of a root's fingerprint; takes a moment."""
    number = int.from_bytes(stretch_bytes(fingerprint, _SALT, _COSTS)[:_TAKEN], "big") >> (_TAKEN * 8 - COUNT * _BITS)
    places = ((number >> (_BITS * place)) % len(WORDS) for place in reversed(range(COUNT)))
    return tuple(WORDS[place] for place in places)
