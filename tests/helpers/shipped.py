"""The agreement and the rules that ship with the program, read once, and a time and units to test with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from desktop.domain.cooperation import read_cooperation
from desktop.domain.rules import read_rules

AGREEMENTS: Final = Path(__file__).parents[2] / "desktop" / "agreements"
COOPERATION_TEXT: Final = (AGREEMENTS / "kreis-viersen.toml").read_text(encoding="utf-8")
RULES_TEXT: Final = (AGREEMENTS / "kreis-viersen-rules.toml").read_text(encoding="utf-8")
COOPERATION: Final = read_cooperation(COOPERATION_TEXT)
RULES: Final = read_rules(RULES_TEXT)

NOW: Final = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)
TODAY: Final = date(2026, 11, 22)
POLICE: Final = "kpb-viersen-kinderschutz"
WILLICH: Final = "jugendamt-willich-asd"


def line_of(text: str, part: str) -> int:
    """The number of the first line that holds a part."""
    return next(number for number, line in enumerate(text.splitlines(), start=1) if part in line)
