"""What is being written when the window locks: kept, or said to be lost, and never more said than is true."""

from __future__ import annotations

import re
import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app.last_try import lost_of
from desktop.presenters import drafts
from desktop.ui.form.opening import forms_in
from desktop.ui.form.screen import FormScreen
from desktop.ui.quit_dialog import QuitDialog
from tests.desktop.app.conftest import Start
from tests.helpers.company import POLICE, founded
from tests.helpers.keyboard import Keyboard
from tests.helpers.running import MILLISECONDS, Running

KEPT = "Gesperrt nach 10 Minuten ohne Eingabe. Ihr Entwurf ist gesichert."
GONE = "Was danach geschrieben wurde, passte nicht auf den Datenträger."


@contextmanager
def full_disk() -> Iterator[None]:
    """Nothing this process writes fits on the disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def writing(running: Running) -> FormScreen:
    """An immediate form with a place in it, saved."""
    running.unlock()
    running.program.window.write(None, "", "immediate")
    QApplication.processEvents()
    Keyboard(running.program.window).type("Willich")
    (form,) = forms_in(running.workplace)
    form.save_now()
    running.qtbot.waitUntil(lambda: not form.autosave.changed, timeout=MILLISECONDS)
    return form


def type_in_vain(police: Running, form: FormScreen) -> None:
    """Write what cannot be saved, until that is known."""
    Keyboard(police.program.window).type("Nord")
    form.save_now()
    police.qtbot.waitUntil(lambda: bool(form.autosave.failing), timeout=MILLISECONDS)


def lock_idle(running: Running) -> None:
    """Nobody comes back."""
    running.clock.seconds += 10 * 60 + 1
    running.idle._look()


def notice(running: Running) -> str:
    """What the lock screen says above its field, once the profile is closed."""
    readied = running.source.readied
    running.qtbot.waitUntil(lambda: running.source.readied > readied, timeout=MILLISECONDS)
    banners = running.lock_screen.banners
    return banners.notice_text.text() if banners.notice.isVisibleTo(running.lock_screen) else ""


def test_an_idle_lock_says_that_the_draft_is_kept_where_it_is(start: Start) -> None:
    """What was typed a moment before is saved by the lock itself, and the lock screen says so."""
    police = start("police")
    form = writing(police)
    Keyboard(police.program.window).type(" Nord")
    lock_idle(police)
    assert notice(police) == KEPT
    police.unlock()
    found = drafts.find(police.desk.workspace, form.draft)
    assert found is not None
    assert found[0].document["whereabouts"] == {"municipality": "Willich Nord"}


def test_an_idle_lock_without_a_form_says_nothing_of_a_draft(start: Start) -> None:
    """Where nothing was being written nothing is said to be saved."""
    police = start("police")
    police.unlock()
    lock_idle(police)
    assert notice(police) == "Gesperrt nach 10 Minuten ohne Eingabe."


@pytest.mark.parametrize("way", ["idle", "key"])
def test_a_lock_on_a_full_disk_says_what_is_lost(start: Start, way: str) -> None:
    """Whoever locks, the lock screen says and goes on saying, as of when the draft is kept and that the rest is not."""
    police = start("police")
    writing(police)
    with full_disk():
        Keyboard(police.program.window).type("Geheim")
        if way == "idle":
            lock_idle(police)
        else:
            police.program.lock()
        said = notice(police)
    assert re.search(r"Ihr Entwurf ist gesichert, Stand \d\d:\d\d:\d\d Uhr\. " + re.escape(GONE), said)
    assert "Geheim" not in said
    police.program.apply(police.program.window.settings)
    assert police.lock_screen.banners.notice_text.text() == said
    police.unlock()
    police.program.lock()
    assert notice(police) == ""


def test_the_warning_before_an_idle_lock_says_that_text_goes(start: Start) -> None:
    """While a draft cannot be saved the last minute says so, and after it the bar says again why."""
    police = start("police")
    form = writing(police)
    with full_disk():
        type_in_vain(police, form)
        police.clock.seconds += 9.5 * 60
        police.idle._look()
        heading = police.workplace.notice
        assert "geht dann verloren" in " ".join(one.text() for one in heading.findChildren(type(form.saved)))
        police.locking.extend()
        assert heading.topic == "failed"
        assert heading.isVisibleTo(police.workplace)


def test_the_program_does_not_end_unasked_with_text_that_is_not_saved(start: Start) -> None:
    """While a draft cannot be saved quitting asks first, though nothing waits to be sent."""
    police = start("police")
    form = writing(police)
    with full_disk():
        type_in_vain(police, form)
        police.program.quit()
        asked = police.program.window.findChild(QuitDialog)
        assert asked is not None
        asked.reject()
    assert police.program.window.workplace is not None


def test_only_what_is_not_saved_as_it_stands_is_saved() -> None:
    """A draft that is saved already is not written again; one that is not is kept by the last try."""
    (police,) = founded((POLICE,)).members
    made = drafts.new_draft(police.workspace, "Dienst A", "P01", "immediate", quick=True)
    assert lost_of(police.workspace, [made]) is None
    saved = drafts.find(police.workspace, made.id)
    assert saved is not None
    assert saved[0] == made
    assert lost_of(police.workspace, [made]) is None
    assert drafts.find(police.workspace, made.id) == saved
