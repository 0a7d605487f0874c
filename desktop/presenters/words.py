"""The German words for the codes that programs read. It must not decide anything; an unknown code stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desktop.domain.catalogue import URGENCY_TITLES
from desktop.domain.said import joined, say
from desktop.workspace.refusals import REASONS
from wire.statements import ADMINISTRATOR, LEAD, MEMBER, RELEASE

_STATES: Final = {
    "draft": "Entwurf",
    "queued": "Wartet auf Verbindung",
    "accepted": "Übermittelt",
    "delivered": "Zugestellt",
    "acknowledged": "Eingang bestätigt",
    "in_progress": "In Bearbeitung",
    "feedback_given": "Rückmeldung gegeben",
    "closed": "Abgeschlossen",
    "taken_over": "In Akte übernommen",
    "erased": "Gelöscht",
    "release_requested": "Freigabe angefordert",
    "returned": "Zurückgegeben",
    "withdrawn": "Zurückgezogen",
    "forwarded": "Weitergeleitet",
    "not_competent": "Nicht zuständig",
    "reporter_shown": "Hinweisgebende Person angezeigt",
    "recall_requested": "Rückruf erbeten",
    "recalled": "Zurückgerufen",
    "recall_refused": "Rückruf abgelehnt",
    "supplemented": "Nachtrag",
    "corrected": "Berichtigt",
    "phone_handover": "Telefonisch übergeben",
    "reopened": "Wieder aufgenommen",
    "restricted": "Eingeschränkt",
    "misdirected": "Fehlgeleitet",
    "given_up": "Inhalt aufgegeben",
    "requested": "Freigabe angefordert",
    "released": "Freigegeben",
    "noted": "Nachtrag zur Kenntnis genommen",
    "asked": "Rückfrage",
}
_STEPS: Final = _STATES | {
    "notified": "Gemeldet",
    "told": "Telefonisch übergeben",
    "assigned": "Zugewiesen",
    "recorded": "Einschätzung zu zweit",
    "attached": "Anhang",
    "received": "Zugestellt",
    "acknowledgement_withdrawn": "Eingangsbestätigung zurückgenommen",
    "started": "In Bearbeitung",
    "additions_passed_on": "Nachtrag weitergegeben",
    "additions_withheld": "Nachtrag nicht weitergegeben",
    "received_after_forward": "Nach Weiterleitung eingegangen",
    "received_after_forward_withdrawn": "Eingang nach Weiterleitung zurückgenommen",
    "forwarded_on": "Von dort weitergeleitet",
    "misdirection_taken_back": "Fehlleitung zurückgenommen",
    "told_also": "Auch gemeldet",
    "told_also_recalled": "Dort zurückgenommen",
    "forward_taken_back": "Weiterleitung zurückgenommen",
    "forwarded_on_taken_back": "Weiterleitung von dort zurückgenommen",
    "taken_back": "Weiterleitung zurückgenommen",
    "passed_on": "Weitergeleitet",
    "not_received": "Eingang zurückgenommen",
    "added": "Neu",
    "edited": "Geändert",
    "settled": "Fassung gewählt",
    "confirmed": "Bestätigt",
    "revised": "Neue Fassung",
    "removed": "Entfernt",
    "planned": "Eingetragen",
    "cancelled": "Abgesagt",
    "offered": "Zum Tausch angeboten",
    "offer_withdrawn": "Angebot zurückgezogen",
    "taken": "Übernommen",
    "named": "Benannt",
    "linked": "Verknüpft",
    "parted": "Verknüpfung gelöst",
    "answered": "Lernkarten bearbeitet",
    "put_off": "Aufgeschoben",
    "invited": "Eingeladen",
    "replied": "Zu- oder abgesagt",
    "attendance_taken": "Anwesenheit",
    "item_added": "Eintrag ins Protokoll",
    "item_edited": "Protokoll geändert",
    "item_settled": "Fassung gewählt",
    "item_removed": "Aus dem Protokoll gestrichen",
    "task_done": "Aufgabe erledigt",
    "task_reopened": "Aufgabe wieder offen",
}
_STANDINGS: Final = {
    "active": "Zugelassen",
    "waiting_for_admission": "Wartet auf Zulassung",
    "revoked": "Zugang entzogen",
    "succeeded": "Abgelöst",
    "founder": "Gründungsprofil",
    "not_enrolled": "Nicht angemeldet",
}
_AUDIENCES: Final = {
    "police": "Polizei",
    "youth_office": "Jugendämter",
    LEAD: "Leitung",
    RELEASE: "Freigabe",
    MEMBER: "Fachkräfte",
}
_ROLES: Final = {ADMINISTRATOR: "Verwaltung", LEAD: "Leitung", RELEASE: "Freigabe", MEMBER: "Mitglied"}
_KINDS: Final = {
    "notification": "Meldung",
    "contact": "Ansprechperson",
    "duty": "Rufbereitschaft",
    "person": "Person",
    "material": "Material",
    "meeting": "Termin",
    "release": "Freigabe",
    "phoned": "Telefonische Übergabe",
    "forwarding": "Weiterleitung",
    "link": "Verknüpfung",
    "assignment": "Zuweisung",
    "assessment": "Einschätzung",
    "reading": "Leseprotokoll",
    "card_set": "Lernkarten",
    "learning": "Lernstand",
    "statement": "Verzeichnis",
    "erase": "Löschung",
    "disposed": "Löschung",
}
_FIELDS: Final = {
    "family_name": "Nachname",
    "given_name": "Vorname",
    "function": "Funktion",
    "topics": "Themen",
    "phone": "Telefon",
    "mobile": "Mobiltelefon",
    "email": "E-Mail",
    "hours": "Sprechzeiten",
    "valid_from": "Gültig ab",
    "valid_to": "Gültig bis",
    "level": "Ebene",
    "deputies": "Vertretung durch",
    "absent_from": "Abwesend ab",
    "absent_until": "Abwesend bis",
    "stands_in": "Vertretung in dieser Zeit",
    "times": "Dienstzeit",
    "name": "Name",
}
_HELD: Final = {
    "released": "Freigegeben, noch nicht übermittelt",
    "recipient_without_device": "Wartet auf Gerät der Stelle",
    "no_access": "Wartet auf Zugang",
    "waiting_key": "Wartet auf Schlüssel",
}
_REASONS: Final = {
    "released": "Das Gerät, auf dem sie freigegeben wurde, hat sie noch nicht übermittelt.",
    "not_released": "Diese Meldung geht erst hinaus, wenn eine zweite Person sie freigegeben hat.",
    "recipient_without_device": "Die Stelle hat noch kein Gerät.",
    "no_access": "Für diese Stelle besteht kein Zugang.",
    "waiting_key": "Es fehlt noch der Schlüssel.",
    "too_large": "Das ist zu groß, um gesendet zu werden.",
    "built_on_refused": "Es baut auf Abgelehntem auf.",
    "succeeded": "Dieses Profil wird aus einer Kopie woanders weitergeführt; von hier wurde es nicht gesendet.",
    "file_missing": "Die Datei dazu liegt auf diesem Gerät nicht mehr vor; bitte noch einmal einstellen.",
    "known_event": "Unter derselben Kennung ist schon etwas anderes übermittelt worden.",
    "on_its_way": "Es war schon übermittelt; bitte um Rückruf bitten.",
    "erased": "Worauf es sich bezog, wurde gelöscht; der Text ist mit gelöscht.",
    "device_revoked": "Dieses Gerät ist gesperrt; die Leitung der Stelle kann es übernehmen.",
    "channel_closed": "Eine der beiden Stellen nimmt nicht mehr teil.",
    "role_not_permitted": "Die Rolle dieses Geräts erlaubt das nicht mehr.",
    "own_agency_only": "Das kann nur die eigene Behörde ändern.",
    "sender_only": "Das kann nur die meldende Stelle.",
    "receiver_only": "Das kann nur die empfangende Stelle.",
    "not_in_this_state": "Im Stand der Meldung, den alle sehen, ist das nicht möglich.",
    "parent": "Das, worauf es sich bezieht, liegt hier nicht vor.",
    "read_only": "Dort steht etwas von einer neueren Programmversion.",
    "unreadable": "Es lässt sich nicht lesen.",
    "forwarded_back": "Diese Stelle hat die Meldung schon.",
    "enclosed_differs": "Was beiliegt, gehört nicht zu dieser Meldung.",
    "taken_back": "Wofür es bestimmt war, hat inzwischen jemand zurückgenommen.",
    "own_unit_only": "Das kann nur die Stelle, die den Termin ausrichtet.",
    "own_word_only": "Zurücknehmen kann das nur die Stelle, die es gesagt hat.",
    "own_name_only": "Den Namen zu einem Gerät nennt nur dieses Gerät selbst.",
}
_ERASURES: Final = {
    "retention_ended": "Aufbewahrungsfrist abgelaufen",
    "subject_request": "Antrag der betroffenen Person",
    "unlawful": "unrechtmäßig übermittelt",
    "misdirected": "an die falsche Stelle übermittelt",
    "mistake": "irrtümlich angelegt",
}


def state_word(state: str, marks: Iterable[str] = (), reason: str = "") -> str:
    """Give the words for where a notification stands, and for what else happened to it.

    `reason` says what holds one that is queued, where that is not the connection.
    """
    first = _HELD.get(reason, _STATES.get(state, state)) if state == "queued" else _STATES.get(state, state)
    return joined(dict.fromkeys((first, *(_STATES.get(code, code) for code in marks))), ", ")


def urgency_word(urgency: str) -> str:
    """Give the word for an urgency."""
    return next((title for code, title in URGENCY_TITLES.items() if code == urgency), urgency)


def step_word(step: str) -> str:
    """Give the word for an entry of a timeline."""
    return _STEPS.get(step, step)


def deed_words(deed: str) -> str:
    """Give the words for something written, named by its kind and step."""
    kind, _, step = deed.partition(".")
    return joined((kind_word(kind), step_word(step) if step else ""), ": ")


def kind_word(kind: str) -> str:
    """Give the word for what sort of thing it is."""
    return _KINDS.get(kind, kind)


def standing_word(state: str) -> str:
    """Give the words for how a device stands."""
    return _STANDINGS.get(state, state)


def audience_words(audience: Iterable[str]) -> str:
    """Give the words for whom something is; everybody where nobody is named."""
    return joined((_AUDIENCES.get(code, code) for code in audience), ", ") or "Alle"


def role_words(roles: Iterable[str]) -> str:
    """Give the words for the roles of a device."""
    return joined((_ROLES.get(role, role) for role in roles), ", ")


def field_word(field: str) -> str:
    """Give the word for a field of a contact or of a shift."""
    return _FIELDS.get(field, field)


def erasure_words(reason: str) -> str:
    """Give the words for why something was erased; what somebody wrote stays as it is."""
    return _ERASURES.get(reason, reason)


def reason_words(reason: str) -> str:
    """Give the sentence for why something does not go out; a reason of the server's alone is named by its code."""
    ours = _REASONS.get(reason) or (REASONS.get(reason) if reason else "")
    return ours or say("Der Server hat es abgelehnt ({reason}).", reason=reason)
