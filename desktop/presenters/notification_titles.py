"""What a notification is called where one line has to do: what it is about, how many children, where.

It must not name a child, nor a place that is protected.
"""

from __future__ import annotations

from desktop.domain.content import Content
from desktop.domain.notification_state import Notification
from desktop.domain.release_state import Release
from desktop.domain.said import joined, say
from desktop.presenters.agreement import category_title
from desktop.workspace.workspace import Workspace


def title_of(workspace: Workspace, state: Notification, *, discreet: bool = False) -> str:
    """Give a notification's title: what it is about, how many children, where; a protected address is in no title.

    Where somebody else may look on (`discreet`), its number stands in the place of where.
    """
    if state.erased:
        return "Gelöschte Meldung"
    where = state.number if discreet else "" if state.protects else _where(state.content)
    return joined((*_what(workspace, state.category, state.child_count), where))


def named(workspace: Workspace, state: Notification | Release, *, discreet: bool = False) -> str:
    """Give number and title of one that stands alone, away from its list; `discreet` as in `title_of`."""
    if isinstance(state, Release):
        body = state.request.body
        number, title = body.number, subject(workspace, body.category, body.content, instead=body.number * discreet)
    else:
        number, title = state.number, title_of(workspace, state, discreet=discreet)
    return title if discreet else joined((number, title))


def subject(workspace: Workspace, code: str, content: Content, *, instead: str = "") -> str:
    """Give what a notification is about, how many children, where, or something `instead`.

    A protected address is in no title.
    """
    return joined((*_what(workspace, code, content.child_count), instead or _where(content)))


def _what(workspace: Workspace, code: str, count: int) -> tuple[str, str]:
    """Give what it is about, and how many children."""
    children = "" if not count else "1 Kind" if count == 1 else say("{count} Kinder", count=count)
    return category_title(workspace, code), children


def _where(content: Content) -> str:
    place = None if content.protects else content.whereabouts
    return (place.district or place.municipality or "") if place else ""
