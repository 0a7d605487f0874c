"""The checks that every screen and dialog has to stand, put together: what is wrong with a scene, a line each.

1 names · 2 Tab · 4 contrast · 5 cut words · 6 sideways · 7 targets · 8, 9 focus · 10 letters · 11 mnemonics · 13 rows ·
14 colour · 15 languages · 16 dialogs · 17 motion · 18 names outside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.settings import Settings
from tests.accessibility import behaving, fitting, keys, naming, seeing, speaking, spoken, walking
from tests.accessibility.cast import SEEDED
from tests.accessibility.combinations import APPEARANCES
from tests.accessibility.stage import Stage
from tests.accessibility.written import written
from tests.helpers.contrasts import faint_palette
from tests.helpers.texts import translations

Check = Callable[[QWidget], list[str]]
LOOKING: Final[tuple[Check, ...]] = (
    naming.unnamed,
    seeing.faint,
    fitting.clipped,
    fitting.outgrown,
    fitting.rows_without_whole,
    fitting.sideways,
    fitting.small_targets,
    keys.double_mnemonics,
    spoken.mute_rows,
    spoken.colour_alone,
    behaving.moving,
)
PRESSING: Final[tuple[Check, ...]] = (walking.faulty_way, seeing.invisible_focus, keys.acting_letters)
GERMAN: Final = frozenset(source for source, translation in translations().items() if translation != source)


def by_hand(appearance: Settings) -> tuple[Check, ...]:
    """What presses keys, and once for each appearance what scrolls: colours are the same in every language and size."""
    scrolling = any(appearance == one.appearance for one in APPEARANCES)
    return (seeing.faint_below, *PRESSING) if scrolling else PRESSING


def of_language(root: QWidget, language: str) -> list[str]:
    """What is wrong with the words of a screen in its language."""
    if language == "de":
        return speaking.ill_written(root) + speaking.foreign_toolkit()
    return speaking.untranslated(root, written()) if language == "xx" else speaking.german_left(root, GERMAN)


def faults(stage: Stage, shown: QWidget, pressing: Sequence[Check]) -> list[str]:
    """What the checks of a scene find; those that look come first, for what presses keys changes what is seen."""
    found = [f"{check.__name__}: {finding}" for check in LOOKING for finding in check(shown)]
    found += faint_palette(stage.app.palette())
    found += of_language(shown, stage.appearance.language)
    if isinstance(shown, QDialog):
        found += behaving.faulty_dialog(shown)
    return found + [f"{check.__name__}: {finding}" for check in pressing for finding in check(shown)]


def stuck(shown: QWidget) -> list[str]:
    """What Esc does not do for a dialog, if it is one: close it, and give the focus back. It comes last of all."""
    parent = shown.parentWidget()
    if not isinstance(shown, QDialog) or parent is None:
        return []
    return behaving.stuck_dialog(shown, parent.window().focusWidget())


def outside(stage: Stage, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Which names stand outside of the screen."""
    logged = [record.getMessage() for phase in ("setup", "call") for record in caplog.get_records(phase)]
    return behaving.names_outside([*behaving.outside_texts(stage.app), *logged], SEEDED)


def wrong(stage: Stage, shown: QWidget, caplog: pytest.LogCaptureFixture, pressing: Sequence[Check]) -> str:
    """All that is wrong with a scene, a finding a line, each once."""
    return "\n".join(dict.fromkeys(faults(stage, shown, pressing) + outside(stage, caplog) + stuck(shown)))
