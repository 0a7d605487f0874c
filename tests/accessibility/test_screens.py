"""Every screen and dialog, put up once in each language, appearance and size of text, against every check.

1 names · 2 Tab · 4 contrast · 5 cut words · 6 sideways · 7 targets · 8, 9 focus · 10 letters · 11 mnemonics · 13 rows ·
14 colour · 15 languages · 16 dialogs · 17 motion · 18 names outside.

Some press keys and look at pixels many times, so few of them run every time: the way of Tab in the largest combination
(one column, longer words), the focus and the letters in the plain one; all of them in all where slow tests are run.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.settings import Settings
from desktop.ui.enrol_screen import EnrolScreen
from desktop.ui.form.screen import FormScreen
from desktop.ui.screens import AREAS
from desktop.ui.unlock_screen import UnlockScreen
from tests.accessibility import behaving, fitting, keys, naming, seeing, speaking, spoken, walking
from tests.accessibility.cast import SEEDED
from tests.accessibility.combinations import APPEARANCES, EVERY, LARGE, PLAIN, USUAL, on_stage
from tests.accessibility.kinds import dialogs, on_screen
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
PRESSING: Final[tuple[Check, ...]] = (walking.faulty_way, seeing.invisible_focus, keys.acting_letters)
PRESSING_USUALLY: Final[dict[Settings, tuple[Check, ...]]] = {
    PLAIN.appearance: PRESSING[1:],
    LARGE.appearance: PRESSING[:1],
}
EVERYTHING_ASKED: Final = ("form P99, correction", "form P99, correction, wrong")
"""Forms with all that a notification says, over two hundred stops of Tab: minutes for each check of keys."""
GERMAN: Final = frozenset(source for source, translation in translations().items() if translation != source)


@pytest.fixture(scope="module")
def kinds() -> dict[str, type[QWidget]]:
    """Of what class each scene is that was put up so far."""
    return {}


@pytest.fixture
def shown(stage: Stage, scene: str, kinds: dict[str, type[QWidget]]) -> Iterator[QWidget]:
    """A scene, taken down afterwards."""
    made = SCENES[scene](stage)
    kinds[scene] = on_screen(made)
    yield made
    stage.clear()


def in_words(findings: list[str]) -> str:
    """Findings one a line, each once, as a failure shows them."""
    return "\n".join(dict.fromkeys(findings))


def of_language(root: QWidget, language: str) -> list[str]:
    """What is wrong with the words of a screen in its language."""
    if language == "de":
        return speaking.ill_written(root) + speaking.foreign_toolkit()
    return speaking.untranslated(root, written()) if language == "xx" else speaking.german_left(root, GERMAN)


def faults(stage: Stage, shown: QWidget, pressing: tuple[Check, ...]) -> list[str]:
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


@pytest.mark.parametrize("scene", SCENES)
@on_stage(USUAL)
def test_a_screen_is_accessible(stage: Stage, scene: str, shown: QWidget, caplog: pytest.LogCaptureFixture) -> None:
    """No check finds anything on the screen, no name of it stands outside, and Esc leaves a dialog."""
    pressing = () if scene in EVERYTHING_ASKED else PRESSING_USUALLY.get(stage.appearance, ())
    assert in_words(faults(stage, shown, pressing) + outside(stage, caplog) + stuck(shown)) == ""


@on_stage([LARGE])
def test_every_screen_and_dialog_has_a_scene(stage: Stage, kinds: dict[str, type[QWidget]]) -> None:
    """What the program can put before somebody is in the table: areas, forms, what comes before unlocking, dialogs."""
    for scene in SCENES.keys() - kinds.keys():
        kinds[scene] = on_screen(SCENES[scene](stage))
        stage.clear()
    workplace = stage.willich().workplace
    assert workplace is not None
    screens = {type(workplace.screen_of(area.name)) for area in AREAS}
    assert {*screens, FormScreen, UnlockScreen, EnrolScreen, *dialogs()} - set(kinds.values()) == set()
    stage.clear()


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
@on_stage(EVERY)
def test_a_screen_is_accessible_in_every_way(stage: Stage, shown: QWidget, caplog: pytest.LogCaptureFixture) -> None:
    """That holds in each combination, for keys as well."""
    assert in_words(faults(stage, shown, PRESSING) + outside(stage, caplog) + stuck(shown)) == ""


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
