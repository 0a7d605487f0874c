"""Freezing: in which surroundings it is done, and what is tidied up behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer.freezing import last_change, remove_dangling, surroundings


def test_the_surroundings_are_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes are not random and the time is that of the sources, or the one that is asked for."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert surroundings()["SOURCE_DATE_EPOCH"] == last_change()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12")
    made = surroundings()
    assert (made["SOURCE_DATE_EPOCH"], made["PYTHONHASHSEED"]) == ("12", "0")


def test_links_to_what_was_left_out_go(tmp_path: Path) -> None:
    """A link that leads nowhere is removed, one that leads somewhere stays."""
    (tmp_path / "there").write_bytes(b"")
    (tmp_path / "good").symlink_to("there")
    (tmp_path / "bad").symlink_to("gone")
    remove_dangling(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good", "there"]
