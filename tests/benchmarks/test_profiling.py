"""How a profile is written down."""

from __future__ import annotations

import cProfile
import json
from pathlib import Path

from benchmarks.figure import Figure, as_json
from benchmarks.profiling import place, summary


def test_a_summary_names_no_path_of_this_machine() -> None:
    """Files are named as seen from the project, and those of Python by their bare name."""
    with cProfile.Profile() as profile:
        json.loads(as_json(Figure("a", "", 1.0, "ms")))
    written = summary("a", profile)
    assert str(Path(__file__).parent.parent.parent) not in written
    assert "benchmarks/figure.py:" in written
    assert place(json.loads.__code__).startswith("__init__.py:")


def test_a_summary_is_as_long_as_asked() -> None:
    """A summary has a title, a head and so many lines."""
    with cProfile.Profile() as profile:
        json.loads(as_json(Figure("a", "", 1.0, "ms")))
    assert len(summary("a", profile, 3).splitlines()) == 5
