"""Older programs, for as long as a block lasts: what they do not know is taken out of this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce
from operator import or_
from typing import Any, get_args

import msgspec
import pytest

from desktop.domain import fold
from desktop.domain.event import Kind
from desktop.domain.fold import Written
from desktop.domain.kinds import KINDS
from desktop.domain.outcome import Outcome
from desktop.workspace import folding, intake, opening, reading, refolding, upgrading
from wire import statements

Older = Callable[[pytest.MonkeyPatch], None]


@contextmanager
def older(program: Older) -> Iterator[None]:
    """Run an older program."""
    with pytest.MonkeyPatch.context() as patch:
        program(patch)
        yield


def without_type(name: str) -> Older:
    """A program that does not know one type of event."""
    return lambda patch: patch.delitem(fold._KNOWN, name)


def without_kind(name: str) -> Older:
    """A program that does not know a kind at all."""

    def take_out(patch: pytest.MonkeyPatch) -> None:
        for known in [one for one in fold._KNOWN if one.startswith(f"{name}.")]:
            patch.delitem(fold._KNOWN, known)
        patch.delitem(KINDS, name)

    return take_out


def without_erasures(patch: pytest.MonkeyPatch) -> None:
    """A program that does not know the envelopes that erase."""
    for module in (intake, opening, refolding, upgrading):
        patch.setattr(module, "ERASURES", frozenset())


def without_statement(kind: type[statements.Statement]) -> Older:
    """A program that does not know one statement of the directory."""
    known = [one for one in get_args(statements.Statement) if one is not kind]
    either = reduce(or_, known)
    holder = msgspec.defstruct("Older", [("statement", either)], array_like=True, forbid_unknown_fields=True)
    return lambda patch: patch.setattr(statements, "_Holder", holder)


def with_second_versions(patch: pytest.MonkeyPatch) -> None:
    """A newer program, which reads the second version of every event as it reads the first."""

    def understand(written: Written) -> tuple[Kind[Any], Any] | Outcome:
        return fold.understand(msgspec.structs.replace(written, version=1) if written.version == 2 else written)

    def read_fields(written_type: str, version: int, fields: bytes) -> Any:
        return fold.read_fields(written_type, 1 if version == 2 else version, fields)

    for module in (folding, refolding):
        patch.setattr(module, "understand", understand)
    for module in (folding, reading):
        patch.setattr(module, "read_fields", read_fields)
