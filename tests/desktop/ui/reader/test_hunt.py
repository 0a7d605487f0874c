"""A search through a document, page by page."""

from __future__ import annotations

from desktop.exchange.pdf_document import Hit
from desktop.ui.reader.hunt import Hunt


def hits(page: int, count: int = 1) -> tuple[Hit, ...]:
    return tuple(Hit(page, ()) for _ in range(count))


def test_it_leads_to_the_first_hit_from_where_somebody_is() -> None:
    """What was found before that page is counted and can be gone back to."""
    hunt = Hunt("wort", 4, page=2)
    assert [hunt.add(hits(0, 2)), hunt.add(()), hunt.add(hits(2)), hunt.add(hits(3))] == [False, False, True, False]
    assert (hunt.at, len(hunt.hits), hunt.searching) == (2, 4, False)
    assert hunt.step(-1) == hits(0)[0]
    assert hunt.step(-2) == hits(3)[0]


def test_it_goes_round() -> None:
    """Behind the last comes the first; where all is before the page somebody is at, the first."""
    hunt = Hunt("wort", 2, page=1)
    hunt.add(hits(0, 2))
    assert (hunt.searching, hunt.current) == (True, None)
    places = []
    for _ in range(3):
        assert hunt.step(1) is not None
        places.append(hunt.at)
    assert places == [0, 1, 0]


def test_it_goes_back_from_where_somebody_is() -> None:
    """Where all is before the page somebody is at, the nearest before it is the last."""
    hunt = Hunt("wort", 4, page=3)
    for page in range(3):
        hunt.add(hits(page))
    assert hunt.step(-1) == hits(2)[0]
    assert hunt.step(-1) == hits(1)[0]


def test_without_words_there_is_none() -> None:
    """Nothing is looked for, and there is nowhere to go."""
    hunt = Hunt("  ", 3)
    assert (hunt.searching, hunt.step(1)) == (False, None)
