"""What the people of one's own unit have completed, for its lead: who has done what is mandatory, and what is open.

By name, in the order of names; no marks, no shares, no comparison. Somebody who does not lead sees their own part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.audience import concerns
from desktop.domain.learning import Learner
from desktop.domain.material import Material
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters import materials, studying, training
from desktop.presenters.facts import Fact, Section
from desktop.presenters.handling import name_of
from desktop.presenters.times import clock_or_day
from desktop.workspace.workspace import Workspace
from wire.statements import LEAD

_NOTHING = "Nichts vorgesehen."


@dataclass(frozen=True, slots=True)
class _Open:
    """What somebody has done of what is mandatory for them, and what not."""

    done: tuple[str, ...]
    open: tuple[str, ...]


def may_see(workspace: Workspace) -> bool:
    """Say whether the person of this device sees the part of the others: whoever leads the unit."""
    return LEAD in workspace.directory.roles(workspace.device)


def report(workspace: Workspace) -> tuple[Section, ...]:
    """Give a section for each person of the unit one leads, else one's own."""
    devices = [one.id for one in workspace.directory.members(workspace.unit)] if may_see(workspace) else []
    devices = devices or ([workspace.device] if workspace.unit else [])
    devices.sort(key=lambda device: (name_of(workspace, device).casefold(), device))
    return tuple(_section(workspace, device) for device in devices)


def _section(workspace: Workspace, device: bytes) -> Section:
    known = studying.learner(workspace, device)
    kind, _ = studying.me(workspace)
    who = (kind, workspace.directory.roles(device))
    read, cards = _materials(workspace, known, who), _cards(workspace, known, who)
    facts = (*_facts("Material, Pflicht", read), *_facts("Lernkarten", cards), *_put_off(workspace, known))
    return Section(Verbatim(name_of(workspace, device)) or "Ohne Namen", facts)


def _materials(workspace: Workspace, known: Learner | None, who: tuple[str, Sequence[str]]) -> _Open:
    states = [state for _, state in workspace.states("material", status="current")]
    mine = [state for state in states if state.mandatory and concerns(state.audience, *who)]
    done = tuple(materials.title_of(state) for state in mine if studying.has_read(known, state))
    return _Open(done, tuple(_title(known, state) for state in mine if not studying.has_read(known, state)))


def _title(known: Learner | None, state: Material) -> str:
    before = known is not None and any(one.entity == state.id for one in known.read)
    title = materials.title_of(state)
    return say("{title} (neue Fassung)", title=title) if before else title


def _cards(workspace: Workspace, known: Learner | None, who: tuple[str, Sequence[str]]) -> _Open:
    """Give the sets that rules ask for and those for this person: done, and open where a rule asks for them."""
    mine = [state for state in training.sets(workspace) if concerns(state.content.audience, *who)]
    done = tuple(state.content.title for state in mine if training.is_done(known, state))
    rules = workspace.rules.of("")
    wanted = [one for one in (rules.trainings if rules else ()) if concerns(one.audience, *who)]
    left = dict.fromkeys(title for one in wanted for _, title in training.open_sets(workspace, one, known))
    return _Open(done, tuple(left))


def _facts(title: str, found: _Open) -> tuple[Fact, ...]:
    facts = []
    if found.done:
        facts.append(Fact(say("{what}: erledigt", what=title), Verbatim(", ".join(found.done))))
    if found.open:
        facts.append(Fact(say("{what}: offen", what=title), joined(found.open, ", ")))
    return tuple(facts) or (Fact(title, _NOTHING),)


def _put_off(workspace: Workspace, known: Learner | None) -> tuple[Fact, ...]:
    if known is None or not known.put_off:
        return ()
    last = known.put_off[-1]
    when = clock_or_day(last.at, workspace.now())
    return (Fact("Zuletzt aufgeschoben", joined((when, Verbatim(last.reason)), ", ")),)
