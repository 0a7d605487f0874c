"""The last step: what is done, why it failed and how it ended are never shown together."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.ui.first_sync_step import FirstSyncStep


def test_progress_problem_and_end(qtbot: QtBot) -> None:
    """Progress gives way to a problem, a problem to progress again, and that to the end, each in its tone."""
    step = FirstSyncStep()
    qtbot.addWidget(step)
    step.show_progress("making")
    assert (step.now.text(), step.result.isHidden()) == ("Das Profil wird angelegt und verschlüsselt …", True)
    step.show_problem(Refused("unreachable", "x"))
    assert (step.now.isHidden(), step.result.property("tone")) == (True, "danger")
    assert "nicht erreichbar" in step.text.text()
    step.show_progress("asking")
    assert step.result.isHidden()
    step.show_end("waiting_for_admission")
    assert (step.heading.text(), step.result.property("tone")) == (
        "Ihre Leitung muss dieses Gerät noch zulassen.",
        "warn",
    )
    step.show_end("active")
    assert step.result.property("tone") == "ok"
