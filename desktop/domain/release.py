"""The release of a notification by a second person, in the channel of the unit that writes it.

A request holds the whole notification. A person with the role release or lead releases or returns it, never the one who
asked. The notification itself goes out with the release, in the same transaction; so a release holds even where a
return stands before it, for what is out is out. Of two decisions the first in the order counts, and both are shown;
where the first of two releases is taken back the second counts.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec
from msgspec.structs import replace

from desktop.domain.deadlines import URGENCIES, ends
from desktop.domain.derivation import derived_id
from desktop.domain.event import WRITERS, Author, Elsewhere, Event, Kind, Row
from desktop.domain.notification_moments import moment
from desktop.domain.notification_state import Moment
from desktop.domain.numbering import with_ordinal
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting
from desktop.domain.release_state import (
    Asked,
    Given,
    Release,
    ReleaseDecided,
    ReleaseRequested,
    RequestWithdrawn,
    Standing,
)
from desktop.domain.terms import Terms
from wire.statements import LEAD
from wire.statements import RELEASE as RELEASE_ROLE

RELEASERS: Final = frozenset({LEAD, RELEASE_ROLE})
"""The roles that may release."""
_PREFIX: Final = "release."
_Result = tuple[Release | None, Outcome]


def fold(state: Release | None, event: Event) -> _Result:
    """Fold one event of a release."""
    if WRITERS.isdisjoint(event.author.roles):
        return state, quarantined("role_not_permitted")
    body = event.body
    if isinstance(body, ReleaseRequested):
        return _requested(state, event, body)
    if state is None:
        return None, waiting("parent")
    if isinstance(body, RequestWithdrawn):
        return _withdrawn(state, event)
    return _decided(state, event, body)


def same_person(author: Author, device: bytes) -> bool:
    """Say whether a device is the author's, or one that the author's goes on for: one device is one person."""
    return device == author.device or device in author.predecessors


def _requested(state: Release | None, event: Event, body: ReleaseRequested) -> _Result:
    if event.author.unit != body.from_unit:
        return state, quarantined("units_differ")
    asked = Asked(event.id, event.adopted_from or event.author.device, body)
    if state is None:
        made = Release(event.entity, (asked,), Standing.REQUESTED, event.at, timeline=(_moment(event),))
        return made, APPLIED
    if not same_person(event.author, state.asked[-1].device) and event.adopted_from != state.asked[-1].device:
        return state, quarantined("writer_only")
    if state.standing is Standing.RELEASED:
        return _later(state, event), SUPERSEDED
    if state.standing is Standing.REQUESTED:
        return state, quarantined("requested_already")
    changed = replace(state, asked=(*state.asked, asked), standing=Standing.REQUESTED, asked_at=event.at, reason="")
    return _told(changed, event), APPLIED


def _decided(state: Release, event: Event, body: ReleaseDecided) -> _Result:
    asked = state.of(body.request)
    if RELEASERS.isdisjoint(event.author.roles):
        return state, quarantined("releasers_only")
    if asked is None:
        return state, quarantined("no_such_request")
    if same_person(event.author, asked.device) or event.adopted_from == asked.device:
        return state, quarantined("own_request")
    if event.type == f"{_PREFIX}released":
        return _released(state, event, asked)
    if state.standing is not Standing.REQUESTED or asked is not state.asked[-1]:
        return _later(state, event), SUPERSEDED
    return _told(replace(state, standing=Standing.RETURNED, reason=body.reason), event), APPLIED


def _released(state: Release, event: Event, asked: Asked) -> _Result:
    device = event.author.device
    if state.standing is Standing.RELEASED:
        known = state.releaser == device or any(one.device == device for one in state.others)
        second = () if known else (Given(asked.event, device),)
        return _later(replace(state, others=(*state.others, *second)), event), SUPERSEDED
    changed = replace(state, standing=Standing.RELEASED, released=asked.event, releaser=device, reason="")
    return _told(changed, event), APPLIED


def _withdrawn(state: Release, event: Event) -> _Result:
    if state.standing is Standing.RELEASED:
        return _release_withdrawn(state, event)
    if not same_person(event.author, state.asked[-1].device):
        return state, quarantined("writer_only")
    if state.standing is Standing.WITHDRAWN:
        return state, quarantined("not_in_this_state")
    return _told(_not_out(state), event), APPLIED


def _release_withdrawn(state: Release, event: Event) -> _Result:
    """Fold that somebody takes a release back; what another one released meanwhile is out all the same."""
    left = tuple(one for one in state.others if not same_person(event.author, one.device))
    if same_person(event.author, state.releaser):
        if not left:
            return _told(_not_out(state), event), APPLIED
        changed = replace(state, released=left[0].request, releaser=left[0].device, others=left[1:])
        return _told(changed, event), APPLIED
    if left == state.others:
        return state, quarantined("releaser_only")
    return _later(replace(state, others=left), event), SUPERSEDED


def _not_out(state: Release) -> Release:
    return replace(state, standing=Standing.WITHDRAWN, released=b"", releaser=b"", reason="", others=())


def _told(state: Release, event: Event) -> Release:
    return replace(state, timeline=(*state.timeline, _moment(event)))


def _later(state: Release, event: Event) -> Release:
    """Show what came after another and changes nothing any more."""
    return replace(state, timeline=(*state.timeline, replace(_moment(event), superseded=True)))


def _moment(event: Event) -> Moment:
    return replace(moment(event), type=event.type.removeprefix(_PREFIX))


def row(state: Release) -> Row:
    """Give what lists show and search finds; once it is decided, the notification itself is found instead."""
    body = state.request.body
    words = (body.number, body.category, body.content.search_text()) if state.open else ()
    return Row(
        status=state.standing,
        origin=body.from_unit,
        sort=state.asked_at,
        grade=body.urgency,
        text=" ".join(words).strip(),
    )


def _with_ordinal(body: msgspec.Struct, ordinal: int) -> msgspec.Struct:
    return replace(body, number=with_ordinal(body.number, ordinal)) if isinstance(body, ReleaseRequested) else body


_BODIES: Final[dict[str, Any]] = {
    "requested": ReleaseRequested,
    "released": ReleaseDecided,
    "returned": ReleaseDecided,
    "withdrawn": RequestWithdrawn,
}


def due(state: Release, terms: Terms) -> int:
    """Give by when a second person is to decide (ms since 1970 UTC), 0 once it is decided."""
    body = state.request.body
    rules = terms.rules.of(body.rules_version)
    if state.standing is not Standing.REQUESTED:
        return 0
    span = rules.decision(URGENCIES[body.urgency]) if rules is not None else None
    return state.asked_at if span is None else ends(span, state.asked_at, terms, body.from_unit)


def goes_with(state: Release) -> tuple[tuple[Elsewhere, ...], ...]:
    """Give the notifications that a release let out; a request that is not released holds words nobody else has."""
    if state.standing is not Standing.RELEASED:
        return ()
    sent = state.request.body.recipients
    return (tuple(Elsewhere("notification", derived_id(state.id, one.unit), one.unit) for one in sent),)


RELEASE: Final = Kind(
    name="release",
    channel="unit",
    fold_version=2,
    bodies=_BODIES,
    state=Release,
    fold=fold,
    row=row,
    with_ordinal=_with_ordinal,
    due=due,
    goes_with=goes_with,
)
