"""The detail of what followed: beside what was said first, with who, when and who has seen it."""

from __future__ import annotations

from desktop.presenters import later
from desktop.presenters.facts import Fact
from desktop.presenters.notification_detail import detail
from desktop.presenters.times import id_text
from tests.helpers.company import Company, Member
from tests.helpers.followed import FEEDBACK, WRONG, acknowledged


def facts(member: Member, entity: bytes, title: str) -> list[Fact]:
    """The facts of the first section whose title begins so."""
    shown = detail(member.workspace, entity).sections
    return list(next(one.facts for one in shown if str(one.title).startswith(title)))


def test_a_correction_stands_beside_what_was_said_first(company: Company, police: Member, willich: Member) -> None:
    """Both values stand there, what did not change is not said again, and the first notice is as it was."""
    entity = acknowledged(company, police, willich)
    first = detail(willich.workspace, entity).sections
    place = police.shown("notification", entity).content.whereabouts
    later.correct(police.workspace, entity, {**WRONG, "whereabouts": {"district": "Anrath"}}, "Dienst A")
    company.everybody_syncs()
    shown = facts(willich, entity, "Berichtigung")
    words = {str(fact.label): str(fact.value) for fact in shown}
    assert (words["Was falsch war"], words["Was jetzt zu tun ist"]) == ("Falsche Straße", "Neue Anschrift anfahren")
    [moved] = [fact for fact in shown if fact.path == "whereabouts"]
    assert moved.value == "Anrath"
    assert place is not None
    assert place.district is not None
    assert place.district in moved.before
    assert words["Gesehen von"] == "noch niemandem"
    after = detail(willich.workspace, entity).sections
    assert [one for one in after if not str(one.title).startswith("Berichtigung")] == list(first)
    later.note(willich.workspace, entity, "Fachkraft A")
    assert "Fachkraft A" in facts(willich, entity, "Berichtigung")[-1].value


def test_a_second_addition_is_compared_with_the_first(company: Company, police: Member, willich: Member) -> None:
    """Each addition shows what stood there just before it, and the latest comes first."""
    entity = acknowledged(company, police, willich)
    for district in ("Anrath", "Neersen"):
        later.correct(police.workspace, entity, {**WRONG, "whereabouts": {"district": district}}, "Dienst A")
    [moved] = [fact for fact in facts(police, entity, "Berichtigung") if fact.path == "whereabouts"]
    assert (moved.before, moved.value) == ("Anrath", "Neersen")


def test_a_question_stands_at_its_field(company: Company, police: Member, willich: Member) -> None:
    """Right below what it is about; a question about a field nobody filled stands in a section of its own."""
    entity = acknowledged(company, police, willich)
    later.ask(willich.workspace, entity, "Fachkraft A", "sender.phone", "Stimmt die Nummer?")
    later.ask(willich.workspace, entity, "Fachkraft A", "children[0].doctor", "Wer ist der Arzt?")
    company.everybody_syncs()
    sections = detail(police.workspace, entity).sections
    [holding] = [one for one in sections if any(fact.path == "sender.phone" for fact in one.facts)]
    labels = [str(fact.label) for fact in holding.facts]
    index = next(place for place, fact in enumerate(holding.facts) if fact.path == "sender.phone")
    assert labels[index + 1] == "Rückfrage"
    assert "Stimmt die Nummer? (Fachkraft A," in holding.facts[index + 1].value
    assert "offen" in holding.facts[index + 1].value
    [other] = facts(police, entity, "Weitere Rückfragen")
    assert "Wer ist der Arzt?" in other.value
    event = police.workspace.state("notification", entity).questions[0].event
    answer = {"question": id_text(event), "explanation": "Ja"}
    later.supplement(police.workspace, entity, answer, "Dienst A")
    assert "Stimmt die Nummer?" in [str(fact.value) for fact in facts(police, entity, "Nachtrag")]


def test_feedback_says_why_not_more(company: Company, police: Member, willich: Member) -> None:
    """The sender reads what was told, on which basis, and why there is no more."""
    entity = acknowledged(company, police, willich)
    later.feedback(willich.workspace, entity, {**FEEDBACK, "basis": "sgb8-64-1", "confirmed": "yes"}, "Fachkraft A")
    company.everybody_syncs()
    words = {str(fact.label): str(fact.value) for fact in facts(police, entity, "Rückmeldung")}
    assert (words["Zuständig"], words["Stand"], words["Kind"]) == ("Fachkraft B", "In Bearbeitung", "alle")
    assert (words["Rechtsgrundlage"], words["Hat sich die Gefahr bestätigt?"]) == ("§ 64 Abs. 1 SGB VIII", "Ja")
    assert "Ist sie noch tätig?" not in words
    assert "§ 4 Abs. 4 KKG" in words["Warum nicht mehr"]


def test_what_has_to_be_looked_at_is_in_the_banner(company: Company, police: Member, willich: Member) -> None:
    """A correction until it was seen, a question until it was answered, each to the side that has to act."""
    entity = acknowledged(company, police, willich)
    later.correct(police.workspace, entity, WRONG, "Dienst A")
    later.ask(willich.workspace, entity, "Fachkraft A", "sender.phone", "Stimmt die Nummer?")
    company.everybody_syncs()
    theirs, ours = (detail(one.workspace, entity).banner for one in (willich, police))
    assert theirs is not None
    assert ours is not None
    assert ("berichtigt" in theirs.heading, WRONG["demand"] in theirs.text) == (True, True)
    assert ("fragt zurück" in ours.heading, "Stimmt die Nummer?" in ours.text) == (True, True)
    later.note(willich.workspace, entity, "Fachkraft A")
    after = detail(willich.workspace, entity).banner
    assert after is not None
    assert "Eingang bestätigt" in after.heading
