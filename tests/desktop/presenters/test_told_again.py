"""What recipients of one incident read of each other where one of them was told again, or somebody else said so."""

from __future__ import annotations

from desktop.presenters import later, recalling
from desktop.presenters.telling_also import tell_also
from desktop.presenters.times import read_id
from tests.desktop.presenters.test_newly_competent import MOVED
from tests.desktop.presenters.test_telling_also import also, group_of
from tests.helpers.company import ASD, KEMPEN
from tests.helpers.passing_on import arrived, settle


def test_who_was_told_again_reads_what_others_gave_up() -> None:
    """Kempen gave it up, was told again, and reads under the new id that Willich has given it up since."""
    company, police, willich, kempen, entity = arrived()
    later.correct(police.workspace, entity, MOVED, "Dienst A")
    tell_also(police.workspace, entity, "Dienst A", KEMPEN)
    settle(company)
    first = group_of(police, entity)[KEMPEN]
    recalling.recall(police.workspace, first, "Dienst A", "falsches Kind")
    settle(company)
    recalling.confirm(kempen.workspace, first, "Fach C", "")
    settle(company)
    again = read_id(tell_also(police.workspace, entity, "Dienst A", KEMPEN)["id"])
    settle(company)
    recalling.recall(police.workspace, entity, "Dienst A", "falsche Stelle")
    settle(company)
    recalling.confirm(willich.workspace, entity, "Fach A", "")
    settle(company)
    assert kempen.shown("notification", again).also_recalled == {ASD}
    assert also(kempen, again).endswith("jugendamt-willich-asd (zurückgenommen)")
