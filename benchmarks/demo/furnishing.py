"""Furnishes the cooperation of the playground: devices, contacts, shifts and some forty notifications in many states.

Everything is done as people would do it, by the same presenters, in the order it could have happened. Only time is not
invented: what nobody confirms becomes overdue when its deadline has passed, not before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, Final

from benchmarks.invented import ASSESSED, CONTACTS, shifts, to_kempen, to_nettetal, to_police, to_willich
from benchmarks.stage import KEMPEN, POLICE, WILLICH, Stage
from desktop.composition import Opened
from desktop.computer import System
from desktop.domain.derivation import derived_id
from desktop.domain.notification_events import Acknowledged, NotCompetent, PhoneHandover, TakenOver
from desktop.presenters import handling, notifications, register
from desktop.presenters.notifying import write
from desktop.presenters.sender import keep_phone
from desktop.presenters.times import moment, read_id, written

_COLLEAGUES: Final = (("police", POLICE, "Dienst B"), ("willich", WILLICH, "Fachkraft A"))
_TO_WILLICH: Final = 20
_MORE: Final = 6
_DAYS: Final = 9


def furnish(stage: Stage, say: Callable[[str], None]) -> None:
    """Found, enrol and fill; the server runs afterwards."""
    say("Server einrichten, Kooperation gründen …")
    stage.found()
    for name, unit, person in (
        ("police", POLICE, "Dienst A"),
        ("willich", WILLICH, "Eingang Willich"),
        ("kempen", KEMPEN, "Eingang Kempen"),
    ):
        say(f"Gerät anmelden: {person} …")
        stage.enrol(name, stage.invite(unit), person)
    for name, _, person in _COLLEAGUES:
        say(f"Gerät anmelden: {person} …")
        stage.enrol_colleague(name, person)
    say("Ansprechpersonen, Rufbereitschaft und Meldungen schreiben …")
    for name in CONTACTS:
        _register(stage, name)
    _police_write(stage)
    _willich_answers(stage)
    _others_answer(stage)
    _clash(stage)
    _last_ones(stage)


def _register(stage: Stage, name: str) -> None:
    with stage.opened(name) as opened:
        keep_phone(opened.workspace, str(CONTACTS[name][0]["phone"]))
        for values in CONTACTS[name]:
            register.add_contact(opened.workspace, "", values)
        register.plan_shifts(opened.workspace, shifts(name, moment(System().now())))


def _police_write(stage: Stage) -> None:
    with stage.opened("police") as opened:
        for index in range(_TO_WILLICH):
            _write(opened, WILLICH, to_willich, index, _urgency(index))
        for index in range(_MORE):
            _write(opened, KEMPEN, to_kempen, index, _urgency(index))
        for index in (0, 1):
            taken_back = _write(opened, WILLICH, to_willich, _TO_WILLICH + index, "urgent")
            notifications.withdraw(opened.workspace, taken_back, opened.person, "Doppelt erfasst.")
    with stage.opened("police-2") as colleague:
        for index in range(3):
            _write(colleague, WILLICH, to_willich, 2 * _TO_WILLICH + index, "urgent")


def _urgency(index: int) -> str:
    return "immediate" if index % 3 == 0 else "urgent"


def _write(opened: Opened, unit: str, make: Callable[..., dict[str, Any]], index: int, *more: str) -> bytes:
    """Write a notification to a unit; gives its id there."""
    workspace = opened.workspace
    day = moment(workspace.now()) - timedelta(days=1 + index % _DAYS)
    notification = workspace.new_id()
    write(workspace, notification, make(index, *more, day), opened.person)
    return derived_id(notification, unit)


def _incoming(opened: Opened) -> list[bytes]:
    """Give what came in, what was written first first."""
    rows = opened.workspace.states("notification")
    mine = [state for _, state in rows if state.to_unit == opened.workspace.unit]
    return [state.id for state in sorted(mine, key=lambda state: (state.urgency, state.number))]


def _acknowledge(opened: Opened, entities: Sequence[bytes]) -> None:
    for index, entity in enumerate(entities):
        body = Acknowledged(opened.person, f"W-{index:04d}", "Fachkraft A", "02154 000-001")
        notifications.acknowledge(opened.workspace, entity, body)


def _willich_answers(stage: Stage) -> None:
    with stage.opened("willich") as opened:
        workspace, person = opened.workspace, opened.person
        entities = _incoming(opened)
        _acknowledge(opened, entities[:16])
        for entity in entities[:4]:
            handling.assess(workspace, entity, ASSESSED, person)
            handling.close(workspace, entity, person, "Mit der Familie gesprochen.")
        notifications.take_over(workspace, entities[5], TakenOver(person, "W-0005"))
        notifications.withdraw(workspace, entities[15], person, "Falsche Meldung angeklickt.")
        notifications.not_competent(workspace, entities[16], NotCompetent(person, "Die Familie ist verzogen."))
        handed_over = PhoneHandover(person, "Dienst A", str(written(workspace.now())))
        notifications.phone_handover(workspace, entities[7], handed_over)
        for index in range(_MORE):
            _write(opened, POLICE, to_police, index)


def _others_answer(stage: Stage) -> None:
    with stage.opened("kempen") as kempen:
        _acknowledge(kempen, _incoming(kempen)[:4])
    with stage.opened("police") as police:
        entities = _incoming(police)
        _acknowledge(police, entities[:-1])
        for entity in entities[:2]:
            handling.close(police.workspace, entity, police.person, "Einsatz beendet.")


def _clash(stage: Stage) -> None:
    """Let two colleagues edit one contact without knowing of each other."""
    with stage.opened("willich-2"):
        pass
    for name, phone in (("willich-2", "02154 000-011"), ("willich", "02154 000-012")):
        with stage.opened(name, sync=False) as opened:
            rows = register.contacts(opened.workspace, limit=50, after=None, unit=WILLICH)["items"]
            register.edit_contact(opened.workspace, read_id(rows[1]["id"]), {"phone": phone})
    for name in ("willich-2", "willich"):
        with stage.opened(name):
            pass


def _last_ones(stage: Stage) -> None:
    """Write what nobody has seen yet, and what cannot go out because nobody there has a device."""
    with stage.opened("police") as opened:
        _write(opened, WILLICH, to_willich, 3 * _TO_WILLICH, "immediate")
        _write(opened, WILLICH, to_willich, 3 * _TO_WILLICH + 1, "urgent")
        for index in range(3):
            _write(opened, "jugendamt-nettetal-asd", to_nettetal, index, _urgency(index))
