"""The sentences that say why something cannot be recorded here, by the code that the rules give."""

from __future__ import annotations

from typing import Final

REASONS: Final = {
    "role_not_permitted": "Ihre Rolle erlaubt das nicht.",
    "sender_only": "Das kann nur die meldende Stelle.",
    "receiver_only": "Das kann nur die empfangende Stelle.",
    "not_in_this_state": "Das ist im jetzigen Stand der Meldung nicht möglich.",
    "own_agency_only": "Das kann nur die eigene Behörde ändern.",
    "too_late": "Die Zeit, in der die Eingangsbestätigung zurückgenommen werden kann, ist abgelaufen.",
    "unknown_version": "Dieser Stand ist nicht mehr bekannt; bitte neu laden.",
    "lead_only": "Das kann nur die Leitung der Stelle.",
    "administrator_only": "Das kann nur die Verwaltung der Behörde.",
    "root_only": "Das kann nur das Gründungsprofil der Kooperation.",
    "succeeded_already": "Dieses Gerät hat keinen Zugang mehr: Ein anderes hat es abgelöst; um dieses müsste es gehen.",
    "unknown_unit": "Diese Stelle gehört nicht zur Kooperation.",
    "unit_of_another_agency": "Das kann nur die eigene Behörde ändern.",
    "read_only": "Hier steht etwas von einer neueren Programmversion; bitte zuerst das Programm aktualisieren.",
    "on_its_way": "Die Meldung ist schon unterwegs; bitte um Rückruf bitten.",
    "not_released": "Diese Meldung geht erst hinaus, wenn eine zweite Person sie freigegeben hat.",
    "releasers_only": "Freigeben oder zurückgeben kann nur, wer die Rolle Freigabe oder Leitung hat.",
    "own_request": "Wer die Freigabe angefordert hat, kann sie nicht selbst erteilen.",
    "writer_only": "Das kann nur, wer die Meldung geschrieben hat.",
    "releaser_only": "Das kann nur, wer die Meldung freigegeben hat.",
    "requested_already": "Für diese Meldung ist die Freigabe schon angefordert.",
    "no_such_request": "Diese Anforderung gibt es nicht mehr; bitte neu laden.",
    "forwarded_back": "Diese Stelle hat die Meldung schon.",
    "enclosed_differs": "Was beiliegt, gehört nicht zu dieser Meldung.",
    "correction_incomplete": "Eine Berichtigung nennt, was falsch war und was die empfangende Stelle tun soll.",
    "basis_unknown": "Diese Rechtsgrundlage gibt es für diese Richtung nicht.",
    "beyond_basis": "Das geht über das hinaus, was diese Rechtsgrundlage erlaubt.",
    "second_is_the_first": "Die zweite Fachkraft ist eine andere Person.",
    "shift_ends_before_start": "Der Dienst endet vor seinem Anfang.",
    "shift_invalid": "Diese Angabe kann in einem Dienst nicht stehen.",
    "reason_missing": "Was nicht geschehen ist, braucht einen Grund.",
    "no_such_child": "Dieses Kind steht nicht in der Meldung.",
    "own_unit_only": "Das kann nur die Stelle, die den Termin ausrichtet.",
    "another_device": "Das kann jede Person nur für sich selbst sagen.",
    "deputy_missing": "Bitte angeben, wer zur Vertretung kommt.",
    "not_a_task": "Nur eine Aufgabe kann erledigt werden.",
    "erased": "Das wurde schon gelöscht.",
    "parent": "Dazu liegt auf diesem Gerät nichts vor.",
    "": "Das ist nach den Regeln nicht möglich.",
}
"""Why something cannot be recorded; the empty code stands for any other."""
