"""What a notification says by now: what was said first, with all that was added and put right since.

For what follows from it (clocks, who is competent), never for showing: there the first notice stays as it was, and what
came later stands beside it.
"""

from __future__ import annotations

from typing import Any, Final

from msgspec.structs import replace

from desktop.domain.content import Content
from desktop.domain.content_part import Part
from desktop.domain.notification_state import Notification

_NOTHING: Final = (None, (), "")
_WHERE: Final = ("whereabouts", "residence", "children", "children_count")


def as_it_stands(state: Notification) -> Content:
    """Give what a notification says by now; an address that was ever protected in it stays so, as for its readers."""
    content = state.content
    for one in state.supplements:
        content = with_added(content, one.content, instead=one.corrects or one.full)
    return replace(content, protected=True) if state.protects and not content.protects else content


def with_added(before: Content, added: Content, *, instead: bool) -> Content:
    """Give a content with what was added; a list stands `instead` of the one before, or behind it.

    A group keeps what was not said anew, but a place: half of an old one and half of a new one is none.
    """
    said = {name: value for name in Content.__struct_fields__ if (value := getattr(added, name)) not in _NOTHING}
    joined = {name: _joined(getattr(before, name), value, instead=instead) for name, value in said.items()}
    if not instead:
        # Two children of whom no more is known than their age are two.
        joined["children"] = (*before.children, *added.children)
        if before.children_count and added.children_count is None:
            joined["children_count"] = before.children_count + len(added.children)
    return replace(before, **joined)


def says_where(added: Content) -> bool:
    """Say whether something tells where children are or live, or of other children."""
    return any(getattr(added, name) not in _NOTHING for name in _WHERE)


def _joined(before: Any, added: Any, *, instead: bool) -> Any:
    if isinstance(added, tuple):
        return added if instead else (*before, *(one for one in added if one not in before))
    if isinstance(added, Part) and before is not None:
        said = {name: value for name in added.__struct_fields__ if (value := getattr(added, name)) not in _NOTHING}
        return replace(before, **said)
    return added
