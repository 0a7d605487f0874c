"""Links between notifications of one unit."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from desktop.domain.event import Elsewhere
from desktop.domain.link import LINK, Link, Linked, Parted, goes_with, mark
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting
from tests.desktop.domain.test_event import ENTITY, RECEIVER, STAMPED_AT, event, number

FIRST, SECOND = number(1), number(2)
SAID = Linked(FIRST, SECOND, "same_child", "Gleiches Geburtsdatum", "Fach A")
LINKED = Link(ENTITY, RECEIVER.unit, FIRST, SECOND, "same_child", "Gleiches Geburtsdatum", "Fach A", STAMPED_AT)


def folded(state: Link | None, body: Linked | Parted, **other: Any) -> tuple[Link | None, Outcome]:
    name = "linked" if isinstance(body, Linked) else "parted"
    return LINK.fold(state, event(f"link.{name}", body, RECEIVER, **other))


def test_two_are_linked_with_a_reason() -> None:
    """A link says which two, why and who said so, and each of them leads to the other."""
    assert folded(None, SAID) == (LINKED, APPLIED)
    assert (LINKED.other(FIRST), LINKED.other(SECOND)) == (SECOND, FIRST)


def test_it_can_be_taken_back() -> None:
    """Taken back it is kept with both reasons, and taken back once more it stays so."""
    parted, outcome = folded(LINKED, Parted("Irrtum", "Fach B"))
    assert outcome == APPLIED
    assert parted is not None
    assert (parted.reason, parted.parted, parted.parted_by) == ("Gleiches Geburtsdatum", "Irrtum", "Fach B")
    assert folded(parted, Parted("Noch einmal", "Fach C")) == (parted, SUPERSEDED)


def test_what_makes_no_sense_is_kept_aside() -> None:
    """Nothing is linked with itself or anew under the same id, and nothing parted that was not linked."""
    itself = msgspec.structs.replace(SAID, second=FIRST)
    assert folded(None, itself) == (None, quarantined("linked_with_itself"))
    assert folded(LINKED, SAID) == (LINKED, quarantined("linked_already"))
    assert folded(None, Parted("Irrtum", "Fach A")) == (None, waiting("parent"))


def test_an_index_finds_it_while_it_stands() -> None:
    """While it stands a link is found by each of the two, and not any more once it is taken back."""
    row = LINK.row(LINKED)
    assert (row.status, row.text) == ("linked", f"{mark(FIRST)} {mark(SECOND)}")
    gone = LINK.row(msgspec.structs.replace(LINKED, parted="Irrtum"))
    assert (gone.status, gone.text) == ("parted", "")


@pytest.mark.parametrize("field", ["reason", "person"])
def test_a_reason_is_needed(field: str) -> None:
    """Without a reason or a name nothing is linked."""
    empty = msgspec.msgpack.encode(msgspec.structs.replace(SAID, **{field: ""}))
    with pytest.raises(msgspec.ValidationError):
        msgspec.msgpack.decode(empty, type=Linked)


def test_it_goes_with_either_of_the_two() -> None:
    """A link goes once one of the two that it joins is gone."""
    assert goes_with(LINKED) == (
        (Elsewhere("notification", FIRST, ""),),
        (Elsewhere("notification", SECOND, ""),),
    )
