"""What stands at the lock: what this computer offers there, and what is said on it."""

from __future__ import annotations

from desktop.app.locked_numbers import NAME
from desktop.presenters.register import plan_shifts
from desktop.presenters.times import written as written_at
from tests.desktop.app.conftest import Start
from tests.helpers.governed import governed
from tests.helpers.running import MILLISECONDS, words

HOUR = 3600 * 1000
PHONE = "02154 000-777"


def test_the_lock_screen_shows_who_is_on_call_where_a_policy_says_so(start: Start) -> None:
    """Off by default; under a policy the next lock shows number and time, no name, and without it nothing is left."""
    willich = start("willich")
    willich.unlock()
    done: list[object] = []
    at = willich.desk.workspace.now()
    hours = {"from": written_at(at - HOUR), "until": written_at(at + HOUR)}
    shift = {**hours, "unit": "", "name": "Rufdienst A", "phone": PHONE}
    willich.desk.do(lambda workspace: plan_shifts(workspace, [shift]), done.append)
    willich.qtbot.waitUntil(lambda: bool(done), timeout=MILLISECONDS)
    kept = willich.folder / NAME
    willich.program.lock()
    assert willich.lock_screen.numbers.isHidden()
    assert not kept.exists()
    with governed(locked_numbers=True):
        willich.unlock()
        willich.qtbot.waitUntil(lambda: kept.exists() and PHONE in kept.read_text(), timeout=MILLISECONDS)
        willich.program.lock()
        row = willich.lock_screen.numbers
        row.show_them.click()
        assert row.numbers.isVisibleTo(row)
        assert PHONE in words(row)
        assert "Rufdienst A" not in words(row) + kept.read_text()
    willich.unlock()
    willich.program.lock()
    assert willich.lock_screen.numbers.isHidden()
    assert not kept.exists()


def test_what_was_said_stands_on_the_next_screen_too(start: Start) -> None:
    """A screen made anew, in other words or another size, says what the last one did; an unlock ends it."""
    police = start("police")
    police.unlock()
    police.program.lock("Gesperrt.")
    before = police.lock_screen
    police.program.apply(police.program.window.settings)
    assert police.lock_screen is not before
    assert "Gesperrt." in words(police.lock_screen)
    police.unlock()
    police.program.lock()
    assert "Gesperrt." not in words(police.lock_screen)
