"""What follows a notification, on both sides: told, shown, answered, and never beyond the rules."""

from __future__ import annotations

from desktop.presenters import later
from desktop.presenters.notifications import whole
from tests.desktop.presenters.refusing import refused
from tests.helpers.carded import card, words
from tests.helpers.company import Company, Member
from tests.helpers.followed import FEEDBACK, STATEMENT, WRONG, acknowledged, arrived


def unread(member: Member, entity: bytes) -> bool:
    """Whether its card stands out."""
    return card(member, entity).unread


def chips(member: Member, entity: bytes) -> list[str]:
    return words(card(member, entity))


def test_a_supplement_is_unread_until_somebody_has_seen_it(company: Company, police: Member, willich: Member) -> None:
    """The receiver's list marks it again, whoever says to have seen it is named on both sides, then it rests."""
    entity = acknowledged(company, police, willich)
    assert not unread(willich, entity)
    later.supplement(police.workspace, entity, {"statements": [STATEMENT], "explanation": "Eben erst"}, "Dienst A")
    company.everybody_syncs()
    assert unread(willich, entity)
    assert "Nachtrag ungesehen" in chips(willich, entity)
    later.note(willich.workspace, entity, "Fachkraft A")
    later.note(willich.workspace, entity, "Fachkraft A")
    company.everybody_syncs()
    assert not unread(willich, entity)
    [added] = whole(police.workspace, entity)["supplements"]
    assert (added["kind"], added["by"], added["explanation"]) == ("supplement", "Dienst A", "Eben erst")
    assert [one["by"] for one in added["noted"]] == ["Fachkraft A"]
    assert [one["text"] for one in added["content"]["statements"]] == [STATEMENT["text"]]


def test_what_came_after_somebody_looked_they_have_not_seen(company: Company, police: Member, willich: Member) -> None:
    """Only what stood there when the dialog opened is noted; the rest stays unread until somebody looks again."""
    entity = acknowledged(company, police, willich)
    later.correct(police.workspace, entity, WRONG, "Dienst A")
    company.everybody_syncs()
    looked = [one.event for one in willich.shown("notification", entity).supplements]
    later.correct(police.workspace, entity, WRONG, "Dienst A")
    company.everybody_syncs()
    later.note(willich.workspace, entity, "Fachkraft A", looked)
    first, second = willich.shown("notification", entity).supplements
    assert (len(first.noted), second.noted) == (1, ())
    assert unread(willich, entity)
    later.note(willich.workspace, entity, "Fachkraft A")
    assert not unread(willich, entity)


def test_a_correction_asks_to_be_seen(company: Company, police: Member, willich: Member) -> None:
    """It says what was wrong and what to do, changes nothing of the first notice, and is refused without both."""
    entity = acknowledged(company, police, willich)
    before = whole(willich.workspace, entity)["content"]
    with refused("notification_invalid", "demand"):
        later.correct(police.workspace, entity, {"wrong": "Falsche Straße"}, "Dienst A")
    later.correct(police.workspace, entity, WRONG, "Dienst A")
    company.everybody_syncs()
    shown = whole(willich.workspace, entity)
    assert shown["content"] == before
    assert (shown["supplements"][0]["kind"], shown["supplements"][0]["demand"]) == ("correction", WRONG["demand"])
    assert "Berichtigung ungesehen" in chips(willich, entity)


def test_only_the_sender_adds(company: Company, police: Member, willich: Member) -> None:
    """The receiver can add nothing to what another unit wrote, and the sender tells nothing back."""
    entity = acknowledged(company, police, willich)
    with refused("sender_only"):
        later.supplement(willich.workspace, entity, {"statements": [STATEMENT]}, "Fachkraft A")
    with refused("receiver_only"):
        later.feedback(police.workspace, entity, FEEDBACK, "Dienst A")


def test_a_question_and_its_answer(company: Company, police: Member, willich: Member) -> None:
    """The sender's list marks the question; a supplement that names it answers it, for both sides."""
    entity = arrived(company, police)
    with refused("field_missing", "text"):
        later.ask(willich.workspace, entity, "Fachkraft A", "children[0].condition", "")
    with refused("not_found", "id"):
        later.ask(willich.workspace, bytes(16), "Fachkraft A", "children[0].condition", "")
    for unknown in ("children[9].condition", "children[0].weather", "weather", ""):
        with refused("field_unknown", "field"):
            later.ask(willich.workspace, entity, "Fachkraft A", unknown, "Ist es verletzt?")
    later.ask(willich.workspace, entity, "Fachkraft A", "children[0].condition", "Ist es verletzt?")
    company.everybody_syncs()
    assert unread(police, entity)
    assert "Rückfrage offen" in chips(police, entity)
    [question] = whole(police.workspace, entity)["questions"]
    assert (question["field"], question["state"]) == ("children[0].condition", "open")
    answer = {"question": question["event"], "explanation": "Nein"}
    later.supplement(police.workspace, entity, answer, "Dienst A")
    company.everybody_syncs()
    [question] = whole(willich.workspace, entity)["questions"]
    assert (question["state"], len(question["answers"])) == ("answered", 1)
    assert not unread(police, entity)


def test_feedback_gives_what_is_lawful(company: Company, police: Member, willich: Member) -> None:
    """Without a basis it says who, how to reach them and how it stands; with one the fixed answers too."""
    entity = acknowledged(company, police, willich)
    with refused("beyond_basis", "basis") as caught:
        later.feedback(willich.workspace, entity, {**FEEDBACK, "confirmed": "yes"}, "Fachkraft A")
    assert "§ 4 Abs. 4 KKG" in caught.value.message
    with refused("basis_unknown", "basis"):
        later.feedback(willich.workspace, entity, {**FEEDBACK, "basis": "kkg"}, "Fachkraft A")
    with refused("beyond_basis", "basis"):
        later.feedback(willich.workspace, entity, {**FEEDBACK, "basis": "sgb8-64-1", "text": "Mehr"}, "Fachkraft A")
    with refused("notification_invalid", "standing"):
        later.feedback(willich.workspace, entity, {"responsible": "B"}, "Fachkraft A")
    later.feedback(willich.workspace, entity, FEEDBACK, "Fachkraft A")
    more = {**FEEDBACK, "child": 1, "basis": "sgb8-64-1", "confirmed": "checking", "acted": "yes"}
    later.feedback(willich.workspace, entity, more, "Fachkraft A")
    company.everybody_syncs()
    first, second = whole(police.workspace, entity)["feedback"]
    assert (first["child"], first["basis"], first["confirmed"]) == (None, "", "unsaid")
    assert (second["child"], second["basis"], second["confirmed"]) == (1, "sgb8-64-1", "checking")
    assert police.shown("notification", entity).status == "feedback_given"


def test_the_limits_are_those_of_the_rules(company: Company, police: Member, willich: Member) -> None:
    """Both sides read the same words for why not more."""
    entity = acknowledged(company, police, willich)
    words = [later.limits(one.workspace, one.shown("notification", entity)) for one in (police, willich)]
    assert words[0] == words[1]
    assert words[0] is not None
    assert len(words[0].bases) == 2
