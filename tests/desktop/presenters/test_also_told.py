"""What recipients of one incident read of each other where one of them is withdrawn before it was sent."""

from __future__ import annotations

from desktop.domain.notification_state import Mark
from desktop.presenters import later, notifications
from desktop.presenters.telling_also import tell_also
from tests.desktop.presenters.test_newly_competent import MOVED, in_parts
from tests.desktop.presenters.test_telling_also import also, group_of
from tests.helpers.company import KEMPEN
from tests.helpers.passing_on import arrived, settle


def test_nobody_is_said_to_know_what_was_withdrawn_before_it_was_sent() -> None:
    """Willich does not read that Kempen has it where Kempen's was withdrawn while both waited for a connection."""
    company, police, willich, kempen, _ = arrived()
    first, second = in_parts(police)
    notifications.withdraw(police.workspace, second, "Dienst A", "Versehen")
    settle(company)
    assert kempen.workspace.state("notification", second) is None
    for member in (police, willich):
        assert notifications.whole(member.workspace, first)["also_recalled"] == [KEMPEN]
        assert also(member, first).endswith("jugendamt-kempen-asd (zurückgenommen)")


def test_that_a_unit_is_told_too_is_taken_back_with_it() -> None:
    """What was said to the first recipient of one that was told later is taken back, once."""
    company, police, willich, _, entity = arrived()
    later.correct(police.workspace, entity, MOVED, "Dienst A")
    tell_also(police.workspace, entity, "Dienst A", KEMPEN)
    settled = group_of(police, entity)[KEMPEN]
    notifications.withdraw(police.workspace, settled, "Dienst A", "Versehen")
    notifications.withdraw(police.workspace, settled, "Dienst A", "Versehen")
    settle(company)
    state = willich.shown("notification", entity)
    assert state.also_recalled == {KEMPEN}
    assert [one.type for one in state.timeline].count("told_also_recalled") == 1


def test_all_of_them_may_be_withdrawn() -> None:
    """The last one withdrawn leaves nothing to be sent, nor anybody to be told."""
    company, police, willich, kempen, _ = arrived()
    both = in_parts(police)
    for one in both:
        notifications.withdraw(police.workspace, one, "Dienst A", "Versehen")
    settle(company)
    assert all(Mark.WITHDRAWN in police.shown("notification", one).marks for one in both)
    assert willich.workspace.state("notification", both[0]) is None
    assert kempen.workspace.state("notification", both[1]) is None
