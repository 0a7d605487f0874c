"""The fold of a release: who may ask, decide and take back, and what counts where two do so at once.

The expectations are written by hand.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Final

import pytest
from msgspec.structs import replace

from desktop.domain.event import Author
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting
from desktop.domain.release import RELEASE, fold, row, same_person
from desktop.domain.release_state import Release, ReleaseDecided, RequestWithdrawn, Standing
from tests.desktop.domain.test_event import ENTITY, STAMPED_AT, WRITTEN_AT, author, event, number
from tests.desktop.domain.test_release_state import REQUEST

UNIT: Final = "asd-willich"
WRITER: Final = author(UNIT, device=2)
COLLEAGUE: Final = author(UNIT, device=3)
LEADER: Final = author(UNIT, "lead", device=4)
DEPUTY: Final = author(UNIT, "release", device=5)
BODIES: Final = {
    "requested": REQUEST,
    "released": ReleaseDecided(number(1), "L. Eitung"),
    "returned": ReleaseDecided(number(1), "L. Eitung", "Bitte kürzen"),
    "withdrawn": RequestWithdrawn("B. Watt"),
}


def step(
    state: Release | None, name: str, by: Author, seq: int, *, body: Any = None, **other: Any
) -> tuple[Release | None, Outcome]:
    """Fold one event in the channel of the unit; without a body of its own it says what `BODIES` says."""
    other = {"units": (UNIT,)} | other
    return fold(state, event(f"release.{name}", body or BODIES[name], by, seq, **other))


def applied(state: Release | None, name: str, by: Author, seq: int, **other: Any) -> Release:
    """Fold one event that must be applied."""
    changed, outcome = step(state, name, by, seq, **other)
    assert outcome == APPLIED
    assert changed is not None
    return changed


def standing(name: str) -> Release:
    """A release that stands so: seq 1 is its request, seq 2 what came then."""
    state = applied(None, "requested", WRITER, 1)
    steps = {"returned": LEADER, "released": LEADER, "withdrawn": WRITER}
    return state if name == "release_requested" else applied(state, name, steps[name], 2)


def test_a_request_holds_the_whole_notification() -> None:
    """Who is to release it reads all of it, and who wrote it on which device."""
    state = applied(None, "requested", WRITER, 1)
    assert (state.id, state.standing, state.asked_at) == (ENTITY, "release_requested", STAMPED_AT)
    assert (state.request.event, state.request.device) == (number(1), WRITER.device)
    assert state.request.body == REQUEST
    assert [(one.type, one.person) for one in state.timeline] == [("requested", "B. Watt")]


def test_a_request_without_a_stamp_shows_when_it_was_written() -> None:
    """What still waits here has the author's time."""
    assert applied(None, "requested", WRITER, 1, at=None).asked_at == WRITTEN_AT


def test_a_request_is_of_its_own_unit() -> None:
    """In the name of another unit it makes nothing."""
    assert step(None, "requested", author("police-viersen"), 1) == (None, quarantined("units_differ"))


def test_what_follows_waits_for_its_request() -> None:
    """A decision about what is not there waits."""
    for name in ("released", "returned", "withdrawn"):
        assert step(None, name, LEADER, 2) == (None, waiting("parent"))


@pytest.mark.parametrize("by", [LEADER, DEPUTY])
@pytest.mark.parametrize("name", ["released", "returned"])
def test_lead_and_release_decide(name: str, by: Author) -> None:
    """Both roles release and return; what they said stands in the timeline."""
    state = applied(standing("release_requested"), name, by, 2)
    assert state.standing == name
    assert state.reason == ("Bitte kürzen" if name == "returned" else "")
    assert [one.type for one in state.timeline] == ["requested", name]


@pytest.mark.parametrize("name", ["released", "returned"])
def test_nobody_else_decides(name: str) -> None:
    """A colleague without the role changes nothing."""
    state = standing("release_requested")
    assert step(state, name, COLLEAGUE, 2) == (state, quarantined("releasers_only"))


def test_an_administrator_takes_no_part() -> None:
    """Who has no working role neither asks nor decides."""
    administrator = author(UNIT, "administrator", device=6)
    assert step(None, "requested", administrator, 1) == (None, quarantined("role_not_permitted"))


@pytest.mark.parametrize("name", ["released", "returned"])
def test_nobody_decides_on_their_own(name: str) -> None:
    """A lead who asked does not release it, whatever the device is called by now."""
    leader = dataclasses.replace(LEADER, device=WRITER.device)
    restored = dataclasses.replace(LEADER, device=number(140), predecessors=(number(139), WRITER.device))
    state = standing("release_requested")
    for by in (leader, restored):
        assert step(state, name, by, 2) == (state, quarantined("own_request"))


def test_an_adopted_request_is_still_its_writers() -> None:
    """What a lead takes up of a colleague the lead may release; what was adopted as the writer's own decision not."""
    state = applied(None, "requested", LEADER, 1, adopted_from=WRITER.device)
    assert state.request.device == WRITER.device
    assert step(state, "released", LEADER, 2)[1] == APPLIED
    assert step(state, "released", DEPUTY, 2, adopted_from=WRITER.device)[1] == quarantined("own_request")


def test_a_decision_names_a_request_that_there_is() -> None:
    """A decision about another event changes nothing."""
    state, body = standing("release_requested"), ReleaseDecided(number(9), "L. Eitung")
    assert step(state, "released", LEADER, 2, body=body) == (state, quarantined("no_such_request"))


def test_of_two_who_release_at_once_the_first_counts() -> None:
    """The second is superseded and shown, and changes nothing."""
    state = standing("released")
    changed, outcome = step(state, "released", DEPUTY, 3)
    assert outcome == SUPERSEDED
    assert changed is not None
    assert changed.releaser == LEADER.device
    assert [(one.type, one.superseded) for one in changed.timeline[1:]] == [("released", False), ("released", True)]


@pytest.mark.parametrize("before", ["released", "returned", "withdrawn"])
def test_a_return_comes_too_late_where_it_is_decided(before: str) -> None:
    """A return of what is released, returned or taken back is superseded and shown."""
    state = standing(before)
    changed, outcome = step(state, "returned", DEPUTY, 3)
    assert outcome == SUPERSEDED
    assert changed is not None
    assert (changed.standing, changed.timeline[-1].superseded) == (before, True)


@pytest.mark.parametrize("before", ["returned", "withdrawn"])
def test_a_release_holds_after_a_return(before: str) -> None:
    """The notification goes out with the release: what is out cannot be called returned."""
    assert applied(standing(before), "released", DEPUTY, 3).standing == "released"


def test_who_got_it_back_asks_again() -> None:
    """The writer asks again with another text, which counts; the reason is answered."""
    again = replace(REQUEST, urgency="routine")
    state = applied(standing("returned"), "requested", WRITER, 3, body=again)
    assert (state.standing, state.reason, state.request.body.urgency) == ("release_requested", "", "routine")
    decided = ReleaseDecided(number(3), "L. Eitung")
    assert applied(state, "released", LEADER, 4, body=decided).request.body.urgency == "routine"


def test_an_old_text_released_late_is_the_one_that_went_out() -> None:
    """Who released the first text offline sent that one, whatever was asked for since."""
    state = applied(standing("returned"), "requested", WRITER, 3, body=replace(REQUEST, urgency="routine"))
    assert applied(state, "released", DEPUTY, 4).request.body.urgency == "urgent"
    _, outcome = step(state, "returned", DEPUTY, 4)
    assert outcome == SUPERSEDED


def test_only_the_writer_asks_again() -> None:
    """A colleague does not ask in the writer's name; the writer's new device does."""
    state = standing("returned")
    assert step(state, "requested", COLLEAGUE, 3) == (state, quarantined("writer_only"))
    heir = dataclasses.replace(COLLEAGUE, predecessors=(WRITER.device,))
    assert step(state, "requested", heir, 3)[1] == APPLIED


def test_asking_twice_changes_nothing() -> None:
    """While somebody is to decide, the text does not change under their eyes."""
    state = standing("release_requested")
    assert step(state, "requested", WRITER, 2) == (state, quarantined("requested_already"))


def test_asking_for_what_is_released_is_superseded() -> None:
    """A new text after the release goes nowhere, and is shown to have come later."""
    changed, outcome = step(standing("released"), "requested", WRITER, 3)
    assert outcome == SUPERSEDED
    assert changed is not None
    assert (changed.standing, changed.timeline[-1].superseded) == ("released", True)


def test_who_asked_takes_it_back() -> None:
    """The writer withdraws, a colleague does not, and once is enough."""
    assert standing("withdrawn").standing is Standing.WITHDRAWN
    state = standing("release_requested")
    assert step(state, "withdrawn", COLLEAGUE, 2) == (state, quarantined("writer_only"))
    gone = standing("withdrawn")
    assert step(gone, "withdrawn", WRITER, 3) == (gone, quarantined("not_in_this_state"))


def test_who_released_takes_that_back_and_nobody_else() -> None:
    """A release whose notification has gone nowhere yet is withdrawn by who gave it; the writer cannot."""
    state = standing("released")
    assert step(state, "withdrawn", WRITER, 3) == (state, quarantined("releaser_only"))
    changed = applied(state, "withdrawn", LEADER, 3)
    assert (changed.standing, changed.released, changed.releaser) == ("withdrawn", b"", b"")


def test_a_second_release_holds_where_the_first_is_taken_back() -> None:
    """What the second one sent is out: it stays released, as theirs, until they take it back too."""
    both = step(standing("released"), "released", DEPUTY, 3)[0]
    assert both is not None
    changed = applied(both, "withdrawn", LEADER, 4)
    assert (changed.standing, changed.released, changed.releaser) == ("released", number(1), DEPUTY.device)
    gone = applied(changed, "withdrawn", DEPUTY, 5)
    assert (gone.standing, gone.releaser, gone.others) == ("withdrawn", b"", ())


def test_a_second_release_that_is_taken_back_holds_no_more() -> None:
    """The first still counts, and once it is taken back too nothing is out."""
    both = step(standing("released"), "released", DEPUTY, 3)[0]
    changed, outcome = step(both, "withdrawn", DEPUTY, 4)
    assert outcome == SUPERSEDED
    assert changed is not None
    assert (changed.standing, changed.releaser) == ("released", LEADER.device)
    assert applied(changed, "withdrawn", LEADER, 5).standing == "withdrawn"


def test_lists_show_it_while_somebody_waits() -> None:
    """While somebody is to decide or to put it right it is found; once decided, the notification is found instead."""
    asked = row(standing("release_requested"))
    assert (asked.status, asked.origin, asked.grade) == ("release_requested", UNIT, "urgent")
    assert asked.sort == STAMPED_AT
    assert asked.text.startswith("VIE-2026-2-000007 J06")
    back, out = row(standing("returned")), row(standing("released"))
    assert (back.status, bool(back.text)) == ("returned", True)
    assert (out.status, out.text) == ("released", "")


def test_what_was_never_sent_gets_the_number_of_its_new_device() -> None:
    """A request numbers its notification; a decision numbers nothing."""
    assert RELEASE.with_ordinal(REQUEST, 9) == replace(REQUEST, number="VIE-2026-9-000007")
    assert RELEASE.with_ordinal(BODIES["released"], 9) is BODIES["released"]


def test_one_person_is_all_devices_they_had() -> None:
    """Whoever goes on for a device is the same person; anybody else is not."""
    assert same_person(WRITER, WRITER.device)
    assert not same_person(COLLEAGUE, WRITER.device)
    assert same_person(dataclasses.replace(COLLEAGUE, predecessors=(WRITER.device,)), WRITER.device)
