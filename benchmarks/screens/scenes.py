"""The list of pictures: for each screen and state its name, what it shows, how to get there, in which appearances."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from benchmarks.invented import to_willich
from benchmarks.looking import settle
from benchmarks.screens import contacts, elsewhere, forms, governed, learning, meetings, outside, releases, rota
from benchmarks.screens.district import clash, leave, with_photo
from benchmarks.screens.easel import Easel
from desktop.domain.notification_events import Acknowledged
from desktop.domain.said import say
from desktop.domain.settings import Settings
from desktop.presenters import access, drafts, notifications, sender
from desktop.presenters.notification_list import Filter
from desktop.presenters.strip import Standing
from desktop.presenters.times import moment
from desktop.ui.about_screen import AboutScreen
from desktop.ui.drafts_screen import DraftsScreen
from desktop.ui.parts import show_whole
from desktop.ui.quit_dialog import QuitDialog
from desktop.ui.sync_screen import SyncScreen
from tests.helpers.company import ASD
from tests.helpers.revoking import revoke

LIGHT: Final = Settings(mode="light")
DARK: Final = Settings(mode="dark")
CONTRAST: Final = Settings(mode="contrast")
LARGE: Final = Settings(mode="light", scale=200)
ENGLISH: Final = Settings(mode="light", language="en")
_SEVEN_MINUTES: Final = 420_000
_USUAL: Final = (LIGHT, DARK)
_THREE: Final = (LIGHT, DARK, CONTRAST)
_MAIN: Final = (LIGHT, DARK, CONTRAST, LARGE, ENGLISH)


@dataclass(frozen=True)
class Scene:
    """A picture: its name, what it shows, how to get there, what must stand in the tree, in which appearances."""

    name: str
    title: str
    show: Callable[[Easel], object]
    wanted: str
    looks: tuple[Settings, ...] = (LIGHT,)


def _detail(easel: Easel, name: str) -> None:
    easel.police(online=name not in ("queued", "nobody_there", "withdrawn"))
    easel.show(name)


def _parted(easel: Easel) -> None:
    leave(easel.district)
    _detail(easel, "delivered")


def _protected(easel: Easel) -> None:
    district = easel.district
    document = to_willich(6, "urgent", moment(district.company.clock.now()) - timedelta(days=1))
    document["children"][0]["protected_address"] = True
    district.notifications["protected"] = district.write(district.police, ASD, document)
    easel.police()
    easel.show("protected")


def _photo(easel: Easel) -> None:
    district = easel.district
    with_photo(district, district.notifications["delivered"])
    _willich(easel)
    detail = easel.notifications.detail
    settle()
    show_whole(detail, detail.files, air=0)


def _discreet(easel: Easel) -> None:
    _detail(easel, "delivered")
    if easel.window.desk is not None:
        easel.window.desk.be_discreet(on=True)


def _settings(easel: Easel, *, to_end: bool = False) -> None:
    sender.keep_phone(easel.district.police.workspace, "030 23125 001")
    easel.police()
    screen = easel.area("settings")
    if to_end:
        bar = screen.findChildren(QScrollArea)[0].verticalScrollBar()
        bar.setValue(bar.maximum())


def _list(easel: Easel) -> None:
    _detail(easel, "delivered")
    easel.notifications.back()


def _willich(easel: Easel) -> None:
    easel.willich()
    easel.show("delivered")


def _overdue(easel: Easel) -> None:
    easel.police()
    easel.notifications.show_filter(Filter.OVERDUE)
    easel.see_chosen()


def _search(easel: Easel, text: str) -> None:
    easel.police()
    easel.notifications.show_filter(Filter.ALL)
    easel.notifications.search.setFocus()
    easel.notifications.search.setText(text)
    easel.notifications.list_side.search_now()
    if easel.notifications.model.rowCount():
        easel.see_chosen()


def _narrow(easel: Easel) -> None:
    _willich(easel)
    easel.window.resize(700, 800)
    settle()
    easel.notifications.open_chosen()


def _press(easel: Easel, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or easel.window, key, modifiers)
    settle()


def _step(easel: Easel, name: str, step: str) -> None:
    if name == "queued":
        easel.police(online=False)
    else:
        easel.willich()
    easel.show(name)
    easel.notifications.detail.step_wanted.emit(step, easel.district.notifications[name])


def _withdraw(easel: Easel) -> None:
    willich = easel.district.willich.workspace
    notifications.acknowledge(willich, easel.district.notifications["delivered"], Acknowledged("Eingang Willich"))
    _step(easel, "delivered", "acknowledgement_withdrawn")


def _over_list(easel: Easel, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    easel.police()
    easel.show("delivered")
    _press(easel, key, modifiers)


def _palette(easel: Easel) -> None:
    _over_list(easel, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def _quit(easel: Easel) -> None:
    easel.police(online=False)
    QuitDialog(easel.district.police.workspace.local.remaining().outbox, background=True, parent=easel.window).open()


def _revoked(easel: Easel) -> None:
    easel.police(online=False)
    revoke(easel.district.company, easel.district.company.founder, easel.district.police)
    _stopped(easel, "revoked")


def _turned_away(easel: Easel) -> None:
    easel.police(online=False)
    access.note(easel.district.police.workspace, ended=True)
    _stopped(easel, "turned_away")


def _stopped(easel: Easel, enrolment: str) -> None:
    workspace = easel.district.police.workspace
    now, waiting = workspace.now(), workspace.local.remaining().outbox
    why = "Der Zugang wurde entzogen."
    easel.stands(Standing(last_success=now, trouble=why, stopped=True, waiting_to_send=waiting, enrolment=enrolment))
    easel.show("queued")


def _left_open(easel: Easel) -> None:
    workspace = easel.district.police.workspace
    day = moment(workspace.now()) - timedelta(days=1)
    document = to_willich(4, "immediate", day)
    draft = drafts.Draft(workspace.new_id(), document["category"], "immediate", document, quick=True)
    drafts.save_open(workspace, draft)
    easel.police()


def _licences(easel: Easel) -> None:
    easel.police()
    screen = easel.area("about")
    assert isinstance(screen, AboutScreen)
    screen.texts.click()


def _idle(easel: Easel) -> None:
    _willich(easel)
    assert easel.window.workplace is not None
    text = say("Sperrt in {seconds} Sekunden, weil niemand etwas eingibt.", seconds=60)
    easel.window.workplace.notice.show_notice("idle", text, "warn", "Weiter arbeiten", lambda: None)


def _drafts(easel: Easel, *, discard: bool) -> None:
    easel.police()
    screen = easel.area("drafts")
    assert isinstance(screen, DraftsScreen)
    if discard:
        screen.discard()


def _sync(easel: Easel, *, online: bool) -> None:
    easel.police(online=online)
    screen = easel.area("synchronisation")
    if not online:
        return
    assert isinstance(screen, SyncScreen)
    easel.stands(Standing(level=True, last_success=easel.district.police.workspace.now(), sent=2, received=5))


def _probed(easel: Easel) -> None:
    easel.police(online=False)
    screen = easel.area("synchronisation")
    assert isinstance(screen, SyncScreen)
    screen.connection.start.click()


def _conflict(easel: Easel) -> None:
    clash(easel.district)
    easel.willich()
    easel.area("synchronisation")


def _alarm(easel: Easel) -> None:
    easel.police()
    easel.area("synchronisation")
    now = easel.district.police.workspace.now()
    easel.stands(Standing(level=True, last_success=now, alarms=("fork",), clock_gap=_SEVEN_MINUTES))


def _area(easel: Easel, name: str) -> None:
    easel.police()
    easel.area(name)


def _overview(easel: Easel) -> None:
    easel.willich()
    easel.area("overview")


SCENES: Final = (
    *(Scene(*one) for one in outside.SCENES),
    Scene("uebersicht", "Übersicht: was zu tun ist, wen man anruft", _overview, "Jetzt zu tun", _THREE),
    Scene(
        "liste",
        "Meldungen der Polizei: Karten links, die gewählte rechts",
        _list,
        "Zugestellt",
        _MAIN,
    ),
    Scene(
        "liste-willich", "Meldungen beim Jugendamt Willich, eine unbestätigt", _willich, "Eingang bestätigen", _THREE
    ),
    Scene("liste-ueberfaellig", "Filter Überfällig, mit der Rufnummer", _overdue, "überfällig", _USUAL),
    Scene("liste-suche", "Suche beim Tippen", lambda e: _search(e, "Neersen"), "Neersen"),
    Scene("liste-leer", "Nichts gefunden", lambda e: _search(e, "Xanten"), "Nichts gefunden"),
    Scene("liste-schmal", "Schmales Fenster: Liste und Meldung nacheinander", _narrow, "Zurück zur Liste"),
    Scene(
        "meldung-wartet",
        "Sofort und noch nicht übermittelt",
        lambda e: _detail(e, "queued"),
        "rufen Sie jetzt an",
        _THREE,
    ),
    Scene("meldung-ohne-geraet", "Die Stelle hat noch kein Gerät", lambda e: _detail(e, "nobody_there"), "Wartet"),
    Scene("meldung-nicht-mehr-geteilt", "Die andere Stelle nimmt nicht mehr teil", _parted, "nimmt nicht mehr teil"),
    Scene(
        "meldung-uebermittelt", "Übermittelt, noch nirgends lesbar", lambda e: _detail(e, "accepted"), "Übermittelt um"
    ),
    Scene(
        "meldung-bestaetigt",
        "Eingang bestätigt: wer, seit wann",
        lambda e: _detail(e, "acknowledged"),
        "bestätigt von",
        _USUAL,
    ),
    Scene(
        "meldung-geschuetzt",
        "Eine geschützte Anschrift: Orte erst auf Wunsch",
        _protected,
        "Orte sind ausgeblendet",
        _USUAL,
    ),
    Scene("meldung-anhang", "Ein Foto zu einer Meldung", _photo, "Foto Schürfwunde.jpg", _USUAL),
    Scene("meldung-diskret", "Diskret: Namen, Orte und Inhalt sind verborgen", _discreet, "Inhalt anzeigen", _USUAL),
    Scene("meldung-abgeschlossen", "Abgeschlossen", lambda e: _detail(e, "closed"), "Abgeschlossen"),
    Scene(
        "meldung-nicht-zustaendig",
        "Nicht zuständig, die Frist läuft weiter",
        lambda e: _detail(e, "not_competent"),
        "nicht zuständig",
    ),
    Scene(
        "meldung-zurueckgezogen",
        "Zurückgezogen, bevor sie gesendet wurde",
        lambda e: _detail(e, "withdrawn"),
        "Zurückgezogen",
    ),
    Scene(
        "frage-bestaetigen", "Eingang bestätigen", lambda e: _step(e, "delivered", "acknowledged"), "Bestätigen", _USUAL
    ),
    Scene(
        "frage-zuruecknehmen",
        "Bestätigung mit Grund zurücknehmen",
        _withdraw,
        "Zurücknehmen",
    ),
    Scene(
        "frage-telefonisch",
        "Telefonische Übergabe festhalten",
        lambda e: _step(e, "queued", "phone_handover"),
        "Festhalten",
    ),
    *(Scene(*one) for one in forms.SCENES),
    *(Scene(*one, _USUAL) for one in releases.SCENES),
    *(Scene(*one, _MAIN if one[0] == "kontakte" else _USUAL) for one in contacts.SCENES),
    *(Scene(*one, _MAIN if one[0] == "dienstplan" else _USUAL) for one in rota.SCENES),
    *(Scene(*one, _MAIN if one[0] == "fortbildung" else _USUAL) for one in learning.SCENES),
    *(Scene(*one, _MAIN if one[0] == "termine" else _USUAL) for one in meetings.SCENES),
    *(Scene(*one, _USUAL) for one in elsewhere.SCENES),
    *(Scene(*one, _USUAL) for one in governed.SCENES),
    Scene("entwuerfe", "Entwürfe", lambda e: _drafts(e, discard=False), "Weiterschreiben", _USUAL),
    Scene(
        "entwuerfe-verworfen",
        "Verworfen und noch rückgängig zu machen",
        lambda e: _drafts(e, discard=True),
        "Rückgängig",
    ),
    Scene("abgleich", "Alles abgeglichen", lambda e: _sync(e, online=True), "Abgeglichen um"),
    Scene(
        "abgleich-ohne-verbindung",
        "Ohne Verbindung: was wartet",
        lambda e: _sync(e, online=False),
        "Ohne Verbindung",
        _THREE,
    ),
    Scene("abgleich-pruefung", "Die Verbindung geprüft", _probed, "Der Server antwortet nicht."),
    Scene("abgleich-konflikt", "Zwei Fassungen: wer, wann, was gilt", _conflict, "Zwei Fassungen", _USUAL),
    Scene(
        "abgleich-warnung",
        "Was am Server auffällt, die Uhr geht falsch",
        _alarm,
        "Der Server zeigt nicht allen dasselbe.",
    ),
    Scene("einstellungen", "Einstellungen gelten sofort", _settings, "", (*_THREE, LARGE)),
    Scene(
        "einstellungen-unten",
        "Platz für Dateien und der Weg zum Server",
        lambda e: _settings(e, to_end=True),
        "Weg zum Server",
        _USUAL,
    ),
    Scene("ueber", "Über das Programm", lambda e: _area(e, "about"), "Über Schutzbrücke"),
    Scene("ueber-lizenzen", "Die Lizenztexte", _licences, "Lizenz"),
    Scene(
        "rufbereitschaft",
        "Rufbereitschaft mit F9",
        lambda e: _over_list(e, Qt.Key.Key_F9),
        "Rufbereitschaft jetzt",
        _USUAL,
    ),
    Scene("tasten", "Hilfe und Tasten mit F1", lambda e: _over_list(e, Qt.Key.Key_F1), "Hilfe und Tasten"),
    Scene("befehle", "Befehle und Meldungen mit Strg+K", _palette, "Befehl oder Meldung suchen", _USUAL),
    Scene("beenden", "Beenden, während etwas wartet", _quit, "Einträge warten noch."),
    Scene("nach-absturz", "Nach einem Absturz: der Entwurf ist wieder da", _left_open, "Ihr Entwurf ist wieder da"),
    Scene("entzogen", "Der Zugang wurde entzogen, mit Unterschrift", _revoked, "Dieses Gerät ist gesperrt.", _USUAL),
    Scene("abgewiesen", "Der Server weist das Gerät ab, ohne Beleg", _turned_away, "rufen Sie jetzt an", _USUAL),
    Scene("sperrt-gleich", "Eine Minute vor dem Sperren", _idle, "Sperrt in 60 Sekunden"),
)
