"""All that an object holds on to, as the garbage collector sees it: for tests of what must not survive."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from types import FunctionType, ModuleType

_EVERYWHERE = (type, ModuleType)


def reachable(*roots: object) -> Iterator[object]:
    """Give every object that the given ones hold on to, but not the program itself: modules, classes, globals."""
    waiting, seen = list(roots), set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, _EVERYWHERE):
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, FunctionType):
            waiting += [one.__closure__, one.__defaults__, one.__kwdefaults__]
        else:
            waiting += gc.get_referents(one)


def holds_bytes(secret: bytes, *roots: object) -> bool:
    """Whether any bytes or text that the given objects hold on to contain a secret, raw or as hexadecimal digits."""
    for one in reachable(*roots):
        if isinstance(one, bytes | bytearray | memoryview):
            if secret in bytes(one):
                return True
        elif isinstance(one, str) and secret.hex() in one:
            return True
    return False
