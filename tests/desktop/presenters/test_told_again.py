"""What recipients of one incident read of each other where one of them was told again, or somebody else said so."""

from __future__ import annotations

from desktop.presenters import recalling
from desktop.presenters.telling_also import tell_also
from desktop.presenters.times import read_id
from tests.desktop.presenters.test_telling_also import also, wanted_back
from tests.helpers.company import ASD, KEMPEN
from tests.helpers.passing_on import settle


def test_who_was_told_again_reads_what_others_gave_up() -> None:
    """Kempen gave it up, was told again, and reads under the new id that Willich has given it up since."""
    company, police, willich, kempen, entity, first = wanted_back()
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
