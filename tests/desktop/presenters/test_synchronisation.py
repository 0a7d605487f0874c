"""The screen of the sync: its headline, what waits and for what, what was refused, what is kept aside."""

from __future__ import annotations

from desktop.domain.rows import LogRow
from desktop.presenters import register, synchronisation
from desktop.presenters.strip import Standing
from desktop.presenters.synchronisation import Aside, alarm_sentences, headline, kept_aside, refusals
from tests.helpers.company import ASD, KEMPEN, Company, Member

MINUTE = 60_000
THEN = 1_790_000_000_000
SHIFT = {
    "from": "2026-09-21T08:00+02:00",
    "until": "2026-09-22T08:00+02:00",
    "name": "A. Beispiel",
    "phone": "02154 000-000",
}


def test_all_is_well() -> None:
    """When heads match and nothing waits the headline says so, with the time."""
    banner = headline(Standing(level=True, last_success=THEN), THEN, THEN + MINUTE)
    assert (banner.tone, banner.heading) == ("ok", "Abgeglichen um 16:13 Uhr")
    assert banner.text == "Alles gesendet, alles empfangen."


def test_what_keeps_files_back_is_said() -> None:
    """Not all is sent and received while files are kept back, whatever else is level."""
    text = headline(Standing(level=True, last_success=THEN, files="Die Dateien sind beschädigt."), THEN, THEN).text
    assert text == "Die Dateien sind beschädigt."


def test_offline_is_grey_and_says_when_it_goes_on() -> None:
    """Without a line the headline names the cause, the next attempt, the last success and what waits."""
    trouble = "Der Server ist nicht erreichbar."
    standing = Standing(last_success=THEN, trouble=trouble, pause=120.0, waiting_to_send=2)
    banner = headline(standing, THEN, THEN + 30_000)
    assert (banner.tone, banner.heading) == ("neutral", "Ohne Verbindung")
    assert banner.text == (
        "Der Server ist nicht erreichbar. Nächster Versuch in 1 min.\n"
        "Zuletzt abgeglichen: 16:13 Uhr. "
        "2 Einträge warten verschlüsselt auf diesem Gerät und werden beim nächsten Kontakt gesendet."
    )
    assert "Nächster Versuch" not in headline(standing, THEN, THEN + 5 * MINUTE).text


def test_stopped_is_not_tried_again() -> None:
    """What only a person can mend says that it does not go on by itself."""
    standing = Standing(trouble="Der Server gehört zu einer anderen Kooperation.", stopped=True)
    banner = headline(standing, THEN, THEN)
    assert banner.tone == "danger"
    assert "Es wird nicht von selbst weiterversucht." in banner.text
    assert "Dieses Gerät hat noch nie abgeglichen." in banner.text


def test_one_entry_is_one() -> None:
    """A single entry that waits is spoken of in the singular."""
    text = headline(Standing(last_success=THEN, level=False, waiting_to_send=1), THEN, THEN).text
    assert "1 Eintrag wartet verschlüsselt" in text


def test_what_waits_is_named(company: Company, police: Member) -> None:
    """A notification that waits says what it is, to whom it goes and since when."""
    police.notify(ASD)
    [entry] = synchronisation.waiting(police.workspace)
    assert (entry.what, entry.to) == ("Meldung VIE-2026-1-1", "an Jugendamt Willich")
    assert entry.since.startswith("seit ")
    assert entry.why == "Wird beim nächsten Kontakt gesendet."
    assert (entry.urgent, entry.number) == (False, None)


def test_what_is_immediate_comes_first_with_its_number(company: Company, police: Member, willich: Member) -> None:
    """An immediate notification stands before what was written earlier, with the number to call, by name or without."""
    register.plan_shifts(willich.workspace, [SHIFT])
    company.everybody_syncs()
    police.notify(ASD)
    urgent = police.notify(ASD, "immediate")
    first, second = synchronisation.waiting(police.workspace)
    assert (first.entity, first.urgent, second.urgent) == (urgent, True, False)
    assert first.number is not None
    assert first.number.phone == "02154 000-000"
    covered = synchronisation.discreetly((first, second))
    assert [(one.number.name, one.number.phone) for one in covered if one.number] == [("", "02154 000-000")]


def test_of_many_that_wait_the_first_are_listed(police: Member) -> None:
    """So many are listed as a screen can take, and what is immediate is one of them however late it was written."""
    for _ in range(synchronisation.MOST + 1):
        police.notify(ASD)
    police.notify(ASD, "immediate")
    found = synchronisation.waiting(police.workspace)
    assert len(found) == synchronisation.MOST
    assert [entry.urgent for entry in found[:2]] == [True, False]


def test_the_reason_for_waiting_is_said(police: Member) -> None:
    """What cannot go yet for another reason than the line says which."""
    police.notify(KEMPEN, "immediate")
    [entry] = synchronisation.waiting(police.workspace)
    assert entry.why == "Die Stelle hat noch kein Gerät."
    assert entry.number is not None
    assert entry.number.phone == ""


def test_other_deeds_have_their_words(company: Company, police: Member, willich: Member) -> None:
    """What goes to all units says so, in the words of its kind and step."""
    register.add_contact(willich.workspace, "", {"family_name": "Kreuz"})
    [entry] = synchronisation.waiting(willich.workspace)
    assert (entry.what, entry.to) == ("Ansprechperson: Neu", "an alle Stellen")


def test_nothing_waits_after_a_sync(company: Company, police: Member) -> None:
    """What has come back in the log is listed no more."""
    police.notify(ASD)
    company.everybody_syncs()
    assert synchronisation.waiting(police.workspace) == ()
    assert refusals(police.workspace) == ()


def test_what_was_refused(police: Member) -> None:
    """What the server refused is not among what waits, and says why it was."""
    police.notify(ASD)
    [row] = police.workspace.unplaced()
    with police.journal.transaction():
        police.journal.outbox.mark([row.event], "refused", "too_large")
    assert synchronisation.waiting(police.workspace) == ()
    [refusal] = refusals(police.workspace)
    assert (refusal.what, refusal.to) == ("Meldung VIE-2026-1-1", "an Jugendamt Willich")
    assert refusal.why == "Das ist zu groß, um gesendet zu werden."


def test_what_is_kept_aside(police: Member) -> None:
    """What waits or breaks a rule is counted by its reason in words, the most first, and nothing else is."""
    assert kept_aside(police.workspace) == ()
    channel = police.workspace.cooperation()
    reasons = [("quarantined", "own_agency_only"), ("quarantined", "too_late"), ("waiting", "key")]
    rows = police.journal.log.page(channel, 0, len(reasons))
    for row, (outcome, reason) in zip(rows, reasons, strict=True):
        changed = LogRow(row.seq, row.event, row.header, row.body, outcome, reason)
        police.journal.log.set_outcome(channel, changed)
    rule, key = kept_aside(police.workspace)
    assert rule == Aside("2 Einträge", "Es widerspricht den Regeln der Kooperation und ändert nichts.", waits=False)
    assert (key.count, key.waits) == ("1 Eintrag", True)
    assert "Schlüssel" in key.why


def test_alarms_are_sentences() -> None:
    """Every alarm is a sentence, also one this program does not know."""
    known, unknown = alarm_sentences(("fork", "of_tomorrow"))
    assert known == "Der Server zeigt nicht allen dasselbe."
    assert unknown.endswith(".")
    assert "of_tomorrow" not in unknown
