"""Whether a notification may stand in the channel of two units, or a second person had to release it first.

Every reader folds this, so a program that leaves the release out is believed by nobody. It must not know the request:
the receiver cannot read it. What binds is the signature of somebody with the role, who names another as the writer; of
what was passed on it is the signature that the enclosed proof shows.
"""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.event import Author, Event
from desktop.domain.notification_events import Notified
from desktop.domain.notification_forwarded import first_notice
from desktop.domain.notification_moments import moment
from desktop.domain.notification_state import Notification
from desktop.domain.outcome import SUPERSEDED, Outcome, quarantined
from desktop.domain.release import RELEASERS, same_person
from desktop.domain.rules import RulesInForce
from wire.proof import said_in


def needs_release(rules: RulesInForce, version: str, category: str) -> bool:
    """Say whether the rules of a version let a category go out only once a second person has released it."""
    found = rules.of(version)
    of_code = [] if found is None else [one for one in found.categories if one.code == category]
    return any(one.needs_release for one in of_code)


def lacks_release(event: Event, body: Notified) -> bool:
    """Say whether a notification lacks the release that the rules it names ask for.

    What is passed on was released before it was sent the first time: the proof it encloses has to hold, and to be by
    somebody who might release it then. What encloses nothing that can be read is not taken up for that reason, and is
    no concern here.
    """
    first = body if body.enclosed is None else first_notice(body.enclosed)
    if first is None or not needs_release(event.rules, first.rules_version, first.category):
        return False
    if first is body:
        return not _is_released(first, event.author, event.adopted_from)
    proven = event.proven[0] if event.proven else None
    enclosed = said_in(body.enclosed.proofs[0]) if body.enclosed else None
    if proven is None or enclosed is None or proven.unit != first.from_unit:
        return True
    return not _is_released(first, proven, enclosed.adopted_from)


def _is_released(notified: Notified, by: Author, adopted_from: bytes) -> bool:
    """Say whether who sent a notification might release it, and is not who wrote it; both are named in it."""
    own = same_person(by, notified.written_by) or adopted_from == notified.written_by
    named = bool(notified.released_by and notified.written_by)
    return named and not RELEASERS.isdisjoint(by.roles) and not own


def notified_again(state: Notification, event: Event, body: Notified) -> tuple[Notification, Outcome]:
    """Take in a second start: two people may release the same at once; the first counts, and both are shown."""
    if not (state.released_by and body.released_by and state.notification_id == body.notification_id):
        return state, quarantined("notified_already")
    later = replace(moment(event), type="released", person=body.released_by, superseded=True)
    return replace(state, timeline=(*state.timeline, later)), SUPERSEDED
