"""What of a notification is not seen at a glance: protected places, and who reported.

Protected places are masked until somebody asks to see them. A third party who reported is shown only to those who said
why they need to know, and that stands in the timeline. It must not decide who may read the notification itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from desktop.domain.catalogue import direction_of
from desktop.domain.content import Content
from desktop.domain.masking import Veil, veil_of
from desktop.domain.notification_state import Notification
from desktop.domain.said import Verbatim
from desktop.presenters.agreement import rules_of
from desktop.presenters.facts import Fact, Section, sections
from desktop.workspace.workspace import Workspace

REPORTER_SHOWN: Final = "reporter_shown"


def veil(*contents: Content, addresses: bool) -> Veil | None:
    """Give what contents are shown through, None where nothing is protected or `addresses` were asked for."""
    return None if addresses else veil_of(contents)


def seen_through(through: Veil | None, text: str) -> Verbatim:
    """Give what somebody wrote, without the names of protected places."""
    return Verbatim(through.text(text) if through else text)


def said(workspace: Workspace, state: Notification, through: Veil | None) -> tuple[Section, ...]:
    """Give what a notification says, through a veil, and who reported where this device may see it."""
    return sections(state.content, through, reporter=reporter_is_shown(workspace, state))


def document(content: Content, *, reporter: bool = False) -> dict[str, Any]:
    """Give what a notification says by the names of a file; without `reporter` of a hidden one only that there is."""
    said: dict[str, Any] = msgspec.to_builtins(content)
    hides = content.reporter is not None and content.reporter.hidden and not reporter
    return said | {"reporter": {"hidden": True}} if hides else said


def hides_reporter(workspace: Workspace, state: Notification) -> bool:
    """Say whether somebody who reported is not shown on this device."""
    hidden = any(one.reporter is not None and one.reporter.hidden for one in state.contents)
    return hidden and not reporter_is_shown(workspace, state)


def reporter_is_shown(workspace: Workspace, state: Notification) -> bool:
    """Say whether somebody at this device gave a reason for knowing who reported."""
    return any(one.type == REPORTER_SHOWN and one.device == workspace.device for one in state.timeline)


def handling(workspace: Workspace, state: Notification) -> Iterator[Section]:
    """Yield what the receiver has to keep in mind with the data, by the rules it was written under."""
    if state.to_unit != workspace.unit or state.erased:
        return
    direction = direction_of(state.category)
    rules = rules_of(workspace, state.rules_version).handling
    facts = tuple(Fact(one.basis, one.text) for one in rules if direction in one.directions)
    if facts:
        yield Section("Umgang mit den Angaben", facts)
