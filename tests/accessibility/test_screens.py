"""Every screen and dialog against every check that only looks, in each language, appearance and size of text.

1 names · 4 contrast · 5 cut words · 6 sideways · 7 targets · 11 mnemonics · 13 rows · 14 colour · 15 languages ·
16 dialogs as they open · 17 motion · 18 names outside. What presses keys is in `test_keyboard.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.accessibility import behaving, fitting, keys, naming, seeing, speaking, spoken
from tests.accessibility.cast import SEEDED
from tests.accessibility.combinations import APPEARANCES, USUAL, on_stage
from tests.accessibility.scenes import DIALOGS, SCENES
from tests.accessibility.stage import Stage
from tests.accessibility.written import written
from tests.helpers.contrasts import faint_palette
from tests.helpers.showing import SHOWING
from tests.helpers.texts import translations

pytestmark = SHOWING
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
GERMAN: Final = frozenset(source for source, translation in translations().items() if translation != source)


@pytest.fixture
def shown(stage: Stage, scene: str) -> Iterator[QWidget]:
    """A scene, taken down afterwards."""
    yield SCENES[scene](stage)
    stage.clear()


def in_words(findings: list[str]) -> str:
    """Findings one a line, each once, as a failure shows them."""
    return "\n".join(dict.fromkeys(findings))


def of_language(root: QWidget, language: str) -> list[str]:
    """What is wrong with the words of a screen in its language."""
    if language == "de":
        return speaking.ill_written(root) + speaking.foreign_toolkit()
    return speaking.untranslated(root, written()) if language == "xx" else speaking.german_left(root, GERMAN)


@pytest.mark.parametrize("scene", SCENES)
@on_stage(USUAL, slow=True)
def test_a_screen_is_accessible(
    stage: Stage, shown: QWidget, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    """No check that looks finds anything on the screen, and no name of it stands outside."""
    findings = [f"{check.__name__}: {finding}" for check in LOOKING for finding in check(shown)]
    findings += faint_palette(qapp.palette())
    findings += of_language(shown, stage.appearance.language)
    logged = [record.getMessage() for phase in ("setup", "call") for record in caplog.get_records(phase)]
    findings += behaving.names_outside([*behaving.outside_texts(qapp), *logged], SEEDED)
    if isinstance(shown, QDialog):
        findings += behaving.faulty_dialog(shown)
    assert in_words(findings) == ""


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
@on_stage(APPEARANCES)
def test_what_is_further_down_stands_out(stage: Stage, shown: QWidget) -> None:
    """Whatever one has to scroll to is as legible as what is seen at once."""
    assert in_words(seeing.faint_below(shown)) == ""


@pytest.fixture(autouse=True)
def _everything_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def test_every_dialog_is_one() -> None:
    """The table of dialogs names scenes, each once."""
    assert set(DIALOGS) <= set(SCENES)
