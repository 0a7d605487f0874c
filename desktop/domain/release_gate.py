"""Whether a notification may stand in the channel of two units, or a second person had to release it first.

Every reader folds this, so a program that leaves the release out is believed by nobody. It must not know the request:
the receiver cannot read it. What binds is the signature of somebody with the role, who names another as the writer.
"""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.event import Event
from desktop.domain.notification_events import Notified
from desktop.domain.notification_forwarded import first_notice
from desktop.domain.notification_moments import moment
from desktop.domain.notification_state import Notification
from desktop.domain.outcome import SUPERSEDED, Outcome, quarantined
from desktop.domain.release import RELEASERS, same_person
from desktop.domain.rules import RulesInForce


def needs_release(rules: RulesInForce, version: str, category: str) -> bool:
    """Say whether the rules of a version let a category go out only once a second person has released it."""
    found = rules.of(version)
    return found is not None and any(one.needs_release for one in found.categories if one.code == category)


def lacks_release(event: Event, body: Notified) -> bool:
    """Say whether a notification lacks the release that the rules it names ask for.

    What is passed on was released before it was sent the first time: that stands in what it encloses. What encloses
    nothing that can be read is not taken up for that reason, and is no concern here.
    """
    first = body if body.enclosed is None else first_notice(body.enclosed)
    if first is None or not needs_release(event.rules, first.rules_version, first.category):
        return False
    named = bool(first.released_by and first.written_by)
    return not named or (first is body and not _is_by_another(event, body))


def _is_by_another(event: Event, body: Notified) -> bool:
    """Say whether who sends a notification may release it, and is not who wrote it."""
    own = same_person(event.author, body.written_by) or event.adopted_from == body.written_by
    return not RELEASERS.isdisjoint(event.author.roles) and not own


def notified_again(state: Notification, event: Event, body: Notified) -> tuple[Notification, Outcome]:
    """Take in a second start: two people may release the same at once; the first counts, and both are shown."""
    if not (state.released_by and body.released_by and state.notification_id == body.notification_id):
        return state, quarantined("notified_already")
    later = replace(moment(event), type="released", person=body.released_by, superseded=True)
    return replace(state, timeline=(*state.timeline, later)), SUPERSEDED
