"""Training cards: which sets there are and how one stands with them, adding them from a file, and what rules ask for.

Nothing here holds a notification back (docs/decisions/023): what is to be learnt before it is asked for beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.domain.card_file import read_cards
from desktop.domain.card_set import CardSet, CardSetAdded, CardSetRemoved, CardSetRevised, Content
from desktop.domain.learning import LONGEST_REASON, Learner
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined, say
from desktop.domain.training_rule import Training
from desktop.presenters import studying
from desktop.presenters.agreement import agency_name
from desktop.presenters.chips import Chip
from desktop.presenters.words import audience_words
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace
from wire.directory import Unit

_DAY_MS: Final = 24 * 3600 * 1000
PUT_OFF_DAYS: Final = 1
"""For so long nobody is asked again for what was put off with a reason."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One set of cards in the list."""

    entity: bytes
    title: str
    what: str
    chip: Chip
    mine: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be learnt before notifications of a kind are read: the training's id, why, the sets still open."""

    key: str
    text: str
    sets: tuple[tuple[bytes, str], ...]


def sets(workspace: Workspace) -> list[CardSet]:
    """Give the sets that are offered, the newest first."""
    return [state for _, state in workspace.states("card_set", status="current")]


def card_set(workspace: Workspace, entity: bytes) -> CardSet:
    """Give a set; raises `Refused` where there is none."""
    state = workspace.state("card_set", entity)
    if not isinstance(state, CardSet) or state.removed:
        raise Refused("not_found", "Diese Lernkarten gibt es nicht mehr.", field="id")
    return state


def is_done(known: Learner | None, state: CardSet) -> bool:
    """Say whether somebody has done the version of a set that is offered."""
    return known is not None and any((one.entity, one.version) == (state.id, state.version) for one in known.cards)


def listed(workspace: Workspace) -> list[Listed]:
    """List the sets: first those for oneself that are open, each with how one stands."""
    known = studying.learner(workspace)
    unit = workspace.directory.units.get(workspace.unit)
    agency = unit.agency if unit else ""
    rows = [_row(workspace, state, known, agency) for state in sets(workspace)]
    return [one for _, one in sorted(rows, key=lambda row: row[0])]


def _row(workspace: Workspace, state: CardSet, known: Learner | None, agency: str) -> tuple[int, Listed]:
    done, mine = is_done(known, state), studying.is_for_me(workspace, state.content.audience)
    before = known is not None and any(one.entity == state.id for one in known.cards)
    count = len(state.content.cards)
    cards = "1 Karte" if count == 1 else say("{count} Karten", count=count)
    by = agency_name(workspace, state.unit)
    what = joined((cards, say("Für: {audience}", audience=audience_words(state.content.audience)), Verbatim(by)))
    open_chip = Chip(
        "Neue Fassung, noch nicht bearbeitet" if before else "Offen", "warn" if mine else "neutral", "circle"
    )
    chip = Chip("Bearbeitet", "ok", "circle-check") if done else open_chip
    one = Listed(state.id, Verbatim(state.content.title), what, chip, mine=state.agency == agency)
    return (0 if mine and not done else 1 if mine else 2), one


# Adding them.


def add(workspace: Workspace, text: str, entity: bytes = b"") -> CardSet:
    """Offer the set of a file, or a new version of one in its place; raises `Refused` naming line or field."""
    key, content = read_cards(text)
    agency = _agency(workspace).agency
    return offer(workspace, key, content, card_set(workspace, entity) if entity else _own(workspace, key, agency))


def offer(workspace: Workspace, key: str, content: Content, known: CardSet | None = None) -> CardSet:
    """Offer a set, or a version of one that was seen in its place; raises `Refused`."""
    unit = _agency(workspace)
    if known is not None and known.key != key:
        reason = say("Diese Lernkarten haben den Schlüssel „{key}“.", key=known.key)
        raise Refused.at("key", "cards_invalid", reason)
    made = known.id if known is not None else workspace.new_id()
    if known is not None and known.content == content:
        return known
    revised = known is not None
    body = (
        CardSetRevised(known.newest, content) if known is not None else CardSetAdded(unit.id, unit.agency, key, content)
    )
    workspace.record(workspace.cooperation(), [Deed("card_set.revised" if revised else "card_set.added", made, body)])
    return card_set(workspace, made)


def has_key(workspace: Workspace, key: str) -> bool:
    """Say whether one's own agency offers a set with a key."""
    return _own(workspace, key, _agency(workspace).agency) is not None


def _agency(workspace: Workspace) -> Unit:
    unit = workspace.directory.units.get(workspace.unit)
    if unit is None:
        raise Refused("not_enrolled", "Dieses Gerät gehört noch zu keiner Stelle.")
    return unit


def _own(workspace: Workspace, key: str, agency: str) -> CardSet | None:
    """Give the set of one's own agency with a key: the same file once more is a version of it, no second set."""
    return next((one for one in sets(workspace) if (one.key, one.agency) == (key, agency)), None)


def remove(workspace: Workspace, entity: bytes) -> None:
    """Offer a set no longer; raises `Refused`."""
    card_set(workspace, entity)
    workspace.record(workspace.cooperation(), [Deed("card_set.removed", entity, CardSetRemoved())])


# What rules ask for.


def asked_before(workspace: Workspace, state: Notification) -> Asked | None:
    """Give what somebody is to learn before they read a notification that came to their unit, None for nothing."""
    if state.to_unit != workspace.unit or state.erased:
        return None
    rules = workspace.rules.of("")
    known = studying.learner(workspace)
    for training in rules.trainings if rules is not None else ():
        if state.category in training.categories and studying.is_for_me(workspace, training.audience):
            left = tuple(open_sets(workspace, training, known))
            if left and not _is_put_off(workspace, training, known):
                return Asked(training.id, Verbatim(training.text), left)
    return None


def asked_about(workspace: Workspace, entity: bytes) -> Asked | None:
    """Give the same by the id of a notification; for anything else nothing is asked."""
    state = workspace.state("notification", entity) if entity else None
    return asked_before(workspace, state) if isinstance(state, Notification) else None


def open_sets(workspace: Workspace, training: Training, known: Learner | None) -> Iterator[tuple[bytes, str]]:
    """Yield the sets of a training that are not done: one of a key is enough, and none offered asks nothing."""
    offered = sets(workspace)
    for key in training.cards:
        found = [one for one in offered if one.key == key]
        if found and not any(is_done(known, one) for one in found):
            yield found[0].id, Verbatim(found[0].content.title)


def _is_put_off(workspace: Workspace, training: Training, known: Learner | None) -> bool:
    since = workspace.now() - PUT_OFF_DAYS * _DAY_MS
    return known is not None and any(one.key == training.id and one.at > since for one in known.put_off)


def put_off(workspace: Workspace, key: str, reason: str) -> None:
    """Do a training later, and say why; raises `Refused` naming the field."""
    said = " ".join(reason.split())
    if not said or len(said) > LONGEST_REASON:
        raise Refused("reason_invalid", say("1 bis {most} Zeichen.", most=LONGEST_REASON), field="reason")
    studying.put_off(workspace, key, said)
