"""Whose profile was restored from a backup goes on as another device, and is the same person on every screen."""

from __future__ import annotations

from desktop.domain.card_set import Card, CardSetAdded, Content
from desktop.domain.notification_events import Acknowledged
from desktop.presenters import handling, materials, notifications, releasing, studying, training
from desktop.presenters.steps.handling import HANDLING
from desktop.presenters.studying import Studied
from desktop.presenters.times import id_text
from tests.helpers.attaching import add_material, carry
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.releases import LEADER, office, standing
from tests.helpers.revoking import revoke

UNITS = (POLICE, POLICE, ASD)


def restored(member: Member) -> None:
    """Put a profile back to a backup of now; it goes on as another device."""
    before = member.device
    member.restore(member.backup())
    member.synced()
    assert member.device != before


def test_what_somebody_has_learnt_stays_learnt(company: Company) -> None:
    """Documents that were read and cards that were done stay so on the screen of who did it, after a restore too."""
    lead, officer, _ = company.members
    entity, cards = add_material(lead, b"text"), lead.workspace.new_id()
    content = Content("Meldeweg", (Card("Wen?", ("Niemanden", "Das Jugendamt"), 1),))
    lead.do("", "card_set.added", cards, CardSetAdded(POLICE, "kpb-viersen", "meldeweg", content))
    assert carry(lead)
    company.everybody_syncs(2)
    workspace = officer.workspace
    state = materials.material(workspace, entity)
    studying.confirm_read(workspace, state, state.current.version)
    studying.confirm_cards(workspace, training.card_set(workspace, cards))
    company.everybody_syncs(2)
    restored(officer)
    workspace = officer.workspace
    known = studying.learner(workspace)
    assert studying.studied(workspace, materials.material(workspace, entity), known) == Studied("done", 100)
    assert training.is_done(known, training.card_set(workspace, cards))


def test_who_released_takes_that_back_after_a_restore() -> None:
    """What is withdrawn before it went out takes its release back, also where the releaser's profile was restored."""
    here = office()
    notification = here.asked()
    revoke(here.company, here.company.founder, here.police)
    here.company.members.remove(here.police)
    here.sync()
    releasing.release(here.lead.workspace, notification, LEADER)
    here.sync()
    restored(here.lead)
    [(_, state)] = here.lead.workspace.group(notification)
    notifications.withdraw(here.lead.workspace, state.id, LEADER, "Irrtum")
    here.sync()
    assert standing(here.writer.workspace, notification) == "withdrawn"


def _acknowledged(company: Company) -> bytes:
    """A notification that an officer has confirmed; gives its id."""
    _, officer, ward = company.members
    entity = ward.notify(POLICE)
    company.everybody_syncs(2)
    notifications.acknowledge(officer.workspace, entity, Acknowledged("Dienst B"))
    company.everybody_syncs(2)
    return entity


def test_a_confirmation_is_still_ones_own(company: Company) -> None:
    """Who confirmed it does not do so twice, and takes it back, at the device that goes on for the one of then."""
    entity = _acknowledged(company)
    _, officer, _ = company.members
    restored(officer)
    notifications.acknowledge(officer.workspace, entity, Acknowledged("Dienst B"))
    assert len(officer.shown("notification", entity).acknowledgements) == 1
    notifications.withdraw(officer.workspace, entity, "Dienst B", "Verwechselt")
    assert officer.shown("notification", entity).acknowledgements == ()


def test_who_has_it_in_hand_is_preset(company: Company) -> None:
    """Whoever looks at who has it, to name a deputy, finds the person and not nobody, whatever device they have now."""
    entity = _acknowledged(company)
    lead, officer, _ = company.members
    handling.assign(lead.workspace, entity, "Leitung", id_text(officer.device))
    company.everybody_syncs(2)
    restored(officer)
    company.everybody_syncs(2)
    [step] = [one for one in HANDLING if one.name == "assigned"]
    assert step.dialog is not None
    to, _ = step.dialog.asked(lead.workspace, lead.shown("notification", entity))
    assert to.preset == id_text(officer.device)
