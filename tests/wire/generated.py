"""Values of every type that travels, made from what the type itself says, and bytes that are almost right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from wire.codec import Malformed

MOST = 4
"""How many items a generated tuple has at most; what stands beyond a limit is tried by hand."""


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type as its annotations allow them; put together once, for that takes longer than a draw."""
    return _of(inspect.type_info(kind))


def _of(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.VarTupleType():
            most = MOST if kind.max_length is None else min(MOST, kind.max_length)
            return st.lists(_of(kind.item_type), min_size=kind.min_length or 0, max_size=most).map(tuple)
        case inspect.UnionType():
            return st.one_of([_of(each) for each in kind.types])
        case inspect.StructType():
            return st.builds(kind.cls, *[_of(each.type) for each in kind.fields])
        case inspect.RawType():
            return st.lists(st.integers(0, 9)).map(lambda fields: msgspec.Raw(msgspec.msgpack.encode(fields)))
        case _:
            return _plain(kind)


def _plain(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.IntType():
            return st.integers(kind.ge, kind.le if kind.le is not None else 2**63)
        case inspect.FloatType():
            return st.floats(kind.ge, kind.le)
        case inspect.BoolType():
            return st.booleans()
        case inspect.NoneType():
            return st.none()
        case inspect.BytesType():
            least = kind.min_length or 0
            return st.binary(min_size=least, max_size=min(kind.max_length or 64, least + 64))
        case inspect.StrType():
            return _text(kind)
        case _:
            raise NotImplementedError(kind)


def _text(kind: inspect.StrType) -> st.SearchStrategy[str]:
    least, most = kind.min_length or 0, min(kind.max_length or 40, 40)
    if kind.pattern is None:
        return st.text(min_size=least, max_size=most)
    return st.from_regex(kind.pattern).filter(lambda text: least <= len(text) <= most)


def mutations(data: bytes) -> st.SearchStrategy[bytes]:
    """Bytes that differ from `data` in a few places: a byte altered, cut out or put in, or the end cut off."""
    at = st.integers(0, max(0, len(data) - 1))
    altered = st.builds(lambda i, value: data[:i] + bytes((value,)) + data[i + 1 :], at, st.integers(0, 255))
    cut = st.builds(lambda i, count: data[:i] + data[i + count :], at, st.integers(1, 8))
    inserted = st.builds(lambda i, more: data[:i] + more + data[i:], at, st.binary(min_size=1, max_size=8))
    ended = st.builds(lambda i: data[:i], at)
    return st.one_of(altered, cut, inserted, ended)


def only_malformed(read: Callable[[bytes], object], data: bytes) -> None:
    """Read bytes from outside: they are read or they are `Malformed`, and nothing else ever comes out."""
    try:
        read(data)
    except Malformed:
        return
