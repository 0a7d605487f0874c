"""What this version cannot do yet is said plainly, and only that."""

from __future__ import annotations

import pytest

from desktop.commands.later import LATER, is_later, refuse_later
from desktop.commands.parsing import parse
from desktop.commands.table import COMMANDS
from desktop.domain.refused import Refused

PARTS = ("agreement report --year 2026 --out report.pdf",)
AVAILABLE = (
    "contacts list",
    "contacts import x.csv --dry-run",
    "contacts export --format vcf --out x.vcf",
    "contacts add --family-name Kreuzhuber",
    "duty now",
    "duty export",
    "duty set --from duty.json",
    "tray list",
    "agreement show",
    "agreement set --rules rules.toml",
    "doctor",
    "doctor --self-check",
    "invite --out colleague.invite",
    "invite --from staff.csv --out invites",
    "support-bundle --out bundle.json",
    "notify --from notification.json",
    "found --server http://localhost --founding-code-file c --cooperation k.toml --invites d",
)


@pytest.mark.parametrize("words", [*LATER, *PARTS])
def test_it_does_not_exist_yet(words: str) -> None:
    """A call the contract names and this version cannot carry out is known as such."""
    assert is_later(parse(words.split(), COMMANDS))


@pytest.mark.parametrize("words", AVAILABLE)
def test_it_exists(words: str) -> None:
    """A call beside it that this version can carry out is not held for one it cannot."""
    assert not is_later(parse(words.split(), COMMANDS))


@pytest.mark.parametrize("name", LATER)
def test_whatever_else_is_given(name: str) -> None:
    """A command of later takes the words the contract gives it, so that the answer is about the command."""
    assert is_later(parse([name, "0198", "--from", "x.json", "--out", "y"], COMMANDS))


def test_nothing_is_both() -> None:
    """A command that exists is not listed among those of later."""
    assert LATER.keys().isdisjoint(COMMANDS)


def test_it_is_refused() -> None:
    """The refusal has a code of its own."""
    with pytest.raises(Refused) as refused:
        refuse_later()
    assert refused.value.code == "not_available_yet"
