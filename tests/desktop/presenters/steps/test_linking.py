"""Linking as people do it."""

from __future__ import annotations

from desktop.presenters.links import links
from desktop.presenters.steps.table import TABLE, allowed
from desktop.presenters.times import id_text
from tests.desktop.presenters.test_earlier import EMIL, tell
from tests.desktop.presenters.test_links import OTHER, SISTER, state
from tests.helpers.company import ASD, KEMPEN, POLICE, Company

UNITS = (POLICE, ASD, KEMPEN)


def test_it_is_offered_where_there_is_something_to_link(company: Company) -> None:
    """Linking is offered where the unit has something of the family, taking back where something is linked."""
    office = company.members[1]
    first, sister, other = tell(company, EMIL), tell(company, SISTER), tell(company, OTHER)
    linking, parting = TABLE["link"], TABLE["unlink"]
    assert linking.dialog is not None
    assert parting.dialog is not None
    assert "link" not in allowed(office.workspace, state(office, other))
    assert {"link", "unlink"} & set(allowed(office.workspace, state(office, first))) == {"link"}
    which, relation, reason = linking.dialog.asked(office.workspace, state(office, first))
    assert [code for code, _ in which.choices] == [id_text(sister)]
    assert (relation.needed, reason.needed) == (True, True)
    answers = {"other": id_text(sister), "relation": "household", "reason": "Gleiche Anschrift"}
    linking.do(office.workspace, first, "Fach A", answers)
    assert {"link", "unlink"} & set(allowed(office.workspace, state(office, first))) == {"unlink"}
    [which, reason] = parting.dialog.asked(office.workspace, state(office, sister))
    [(code, _)] = which.choices
    assert which.preset == code
    parting.do(office.workspace, sister, "Fach A", {"link": code, "reason": "Irrtum"})
    assert links(office.workspace, first) == []
