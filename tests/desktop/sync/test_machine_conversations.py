"""The conversations of the sync machine: what it asks for after each answer, from the first pass to being shut out."""

from __future__ import annotations

import pytest

from desktop.sync.effects import Effect, Greet, Pause, Pull, Push, Restore, SignIn, Watch
from desktop.sync.inputs import Asked, Begin, Changed, Greeted, Input, Pulled, Pushed, Restored, SignedIn, TimerFired
from desktop.sync.machine import Phase, State, advance
from tests.helpers.machine_steps import (
    BUSY,
    NO_SESSION,
    OFFLINE,
    REVOKED,
)

Conversation = list[tuple[Input, list[Effect]]]


def play(conversation: Conversation, state: State | None = None) -> State:
    """Hold a conversation, compare every effect, give the last state."""
    state = state or State()
    for number, (one, expected) in enumerate(conversation):
        state, effects = advance(state, one)
        assert list(effects) == expected, (number, one)
    return state


GIVEN_BACK_AND_GREETED: Conversation = [
    (Greeted(session=True), [Pull()]),
    (Pulled(more=False, lost=True, held=True), [Pull()]),
    (Pulled(more=False, lost=True, held=True), [Restore()]),
    (Restored(more=True, moved=True), [Restore()]),
    (Restored(more=False, moved=True), [Greet()]),
]

CONVERSATIONS: dict[str, tuple[Conversation, Phase]] = {
    "a question while watching asks the server": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
            (Asked(), [Pull()]),
            (Pulled(more=False, moved=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "a first pass": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=False), [SignIn()]),
            (SignedIn(), [Pull()]),
            (Pulled(more=True, current=False), [Pull()]),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=False), [Pull()]),
            (Pulled(more=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "what waits goes ahead of a long pull": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=True), [Push()]),
            (Pushed(moved=False), [Pull()]),
            (Pulled(more=True), [Pull()]),
            (Begin(), []),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=True), [Push()]),
            (Begin(), []),
            (Pushed(moved=False), [Push()]),
            (Pushed(moved=False), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "what cannot go ahead goes after the last page": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=False, again=True), [Pull()]),
            (Pulled(more=True), [Pull()]),
            (Begin(), []),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=False, later=40.0), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False, later=40.0), [Pause(50.0)]),
        ],
        Phase.PAUSED,
    ),
    "a session that is lost while something goes ahead": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=True), [Push()]),
            (NO_SESSION, [SignIn()]),
            (SignedIn(), [Pull()]),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=True), [Push()]),
        ],
        Phase.PUSHING,
    ),
    "a change, and work of one's own": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
            (Changed(), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
            (Begin(), [Push()]),
            (Pushed(moved=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "work that comes while the last push is under way": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Begin(), []),
            (Pushed(moved=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "offline, and back": (
        [
            (Begin(), [Greet()]),
            (OFFLINE, [Pause(1.0)]),
            (Changed(), []),
            (TimerFired(), [Greet()]),
            (OFFLINE, [Pause(2.0)]),
            (Begin(), [Greet()]),
            (OFFLINE, [Pause(4.0)]),
            (TimerFired(), [Greet()]),
            (Greeted(session=True), [Pull()]),
        ],
        Phase.PULLING,
    ),
    "a token that has run out": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (NO_SESSION, [SignIn()]),
            (SignedIn(), [Pull()]),
            (Pulled(more=False), [Push()]),
            (NO_SESSION, [SignIn()]),
            (SignedIn(), [Pull()]),
        ],
        Phase.PULLING,
    ),
    "a retired key": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False, again=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=True), [Pull()]),
        ],
        Phase.PULLING,
    ),
    "a pause the server asked for": (
        [
            (Begin(), [Greet()]),
            (BUSY, [Pause(60.0)]),
            (Begin(), []),
            (Changed(), []),
            (OFFLINE, []),
            (TimerFired(), [Greet()]),
        ],
        Phase.GREETING,
    ),
    "a server that lacks more than one pass gives back": (
        [
            (Begin(), [Greet()]),
            *GIVEN_BACK_AND_GREETED * 8,
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False, lost=True, held=True), [Push()]),
            (Pushed(moved=True), [Pull()]),
            (Pulled(more=False, lost=True, held=True), [Push()]),
            (Pushed(moved=False), [Pause(1.0)]),
            (TimerFired(), [Greet()]),
            *GIVEN_BACK_AND_GREETED,
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "a server that never takes what it lacks": (
        [
            (Begin(), [Greet()]),
            *GIVEN_BACK_AND_GREETED * 8,
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False, lost=True), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "an old answer that comes again": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False, moved=False, lost=True, held=True), [Pull()]),
            (Pulled(more=False, moved=False), [Push()]),
            (Pushed(moved=True), [Pull()]),
            (Pulled(more=False, moved=False, lost=True, held=True), [Pull()]),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=False), [Pull()]),
            (Pulled(more=False, lost=True), [Pull()]),
            (OFFLINE, [Pause(1.0)]),
            (TimerFired(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False, lost=True), [Pull()]),
            (Pulled(more=False, lost=True), [Restore()]),
        ],
        Phase.RESTORING,
    ),
    "revoked": ([(Begin(), [Greet()]), (Greeted(session=False), [SignIn()]), (REVOKED, [])], Phase.STOPPED),
    "the poller's failure": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
            (NO_SESSION, [SignIn()]),
            (SignedIn(), [Pull()]),
        ],
        Phase.PULLING,
    ),
}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversation(name: str) -> None:
    """Each input of the conversation asks for what stands beside it."""
    conversation, phase = CONVERSATIONS[name]
    assert play(conversation).phase is phase
