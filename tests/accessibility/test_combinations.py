"""The usual combinations leave out none that is of another kind."""

from __future__ import annotations

from itertools import combinations, product

from tests.accessibility.combinations import EVERY, LANGUAGES, MODES, SCALES, USUAL


def test_the_usual_ones_have_every_pair() -> None:
    """Every language, appearance and size meets every one of the others in a combination of the ordinary run."""
    kinds = {"language": LANGUAGES, "mode": MODES, "scale": SCALES}
    for one, other in combinations(kinds, 2):
        met = {(getattr(shown, one), getattr(shown, other)) for shown in USUAL}
        assert met == set(product(kinds[one], kinds[other]))


def test_there_are_eighteen() -> None:
    """Every combination is one of three languages, three appearances and two sizes, and the usual ones are of them."""
    assert len(set(EVERY)) == 18
    assert set(USUAL) < set(EVERY)
