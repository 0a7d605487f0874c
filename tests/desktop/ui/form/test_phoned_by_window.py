"""A place outside the cooperation, in the form: whom to call is said, the call is kept, and nothing is sent."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters import attaching, drafts, form
from desktop.presenters.attaching import DraftFile
from desktop.presenters.calls import Call
from desktop.presenters.drafts import Draft
from desktop.ui.window import Window
from tests.desktop.ui.form.conftest import form_of
from tests.helpers.company import Member
from tests.helpers.documents import least
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def words(widget: QWidget) -> str:
    """Everything a widget says that can be seen."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def test_a_child_in_krefeld_is_phoned(window: Window, police: Member, qtbot: QtBot) -> None:
    """The button keeps the call, which is asked for; once noted, it stands with what went out, and no file waits."""
    document = least(whereabouts={"municipality": "Krefeld"})
    draft = Draft(police.workspace.new_id(), "P01", "immediate", document, quick=True)
    draft = replace(draft, files=(DraftFile(b"f" * 16, "foto.jpg", 9, "image/jpeg", bytes(32)),))
    drafts.save(police.workspace, draft)
    window.write(draft.id, "", "")
    QApplication.processEvents()
    made = form_of(window)
    assert made.footer.send.text() == "Telefonische Übergabe festhalten"
    assert "Jugendamt der Stadt Krefeld" in words(made)
    made.send()
    assert "halten Sie den Anruf fest" in words(made.summary)
    assert not form.was_phoned(police.workspace, draft.id)
    made.receiver.note.fill(Call("Jugendamt Krefeld", "2026-09-21T16:00:00+02:00"))
    made.send()
    assert form.was_phoned(police.workspace, draft.id)
    assert police.workspace.group(draft.id) == []
    assert attaching.waiting(police.workspace) == ()
    assert window.workplace is not None
    qtbot.waitUntil(lambda: "Gesendet wurde nichts" in words(window))
