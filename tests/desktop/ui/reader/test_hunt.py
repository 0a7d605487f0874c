"""A search through a document, page by page."""

from __future__ import annotations

from desktop.exchange.pdf.messages import Hit
from desktop.ui.reader.hunt import Hunt
from desktop.ui.reader.mill import MOST_HITS


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


def test_only_so_many_are_kept() -> None:
    """Beyond that nobody looks on, and it is said that there are more."""
    hunt = Hunt("wort", 9)
    hunt.add(hits(0, MOST_HITS))
    assert (hunt.more, hunt.searching, hunt.words) == (False, True, "Treffer 1 von 2000")
    hunt.add(hits(1, 3))
    assert (len(hunt.hits), hunt.searching, hunt.words) == (MOST_HITS, False, "Treffer 1 von mehr als 2000")


def test_what_could_not_be_looked_through_is_said() -> None:
    """Nobody takes a page that cannot be read for one without the words."""
    hunt = Hunt("wort", 2)
    hunt.add(None)
    assert hunt.words == "Wird gesucht … · eine Seite nicht lesbar"
    hunt.add(None)
    assert hunt.words == "Nicht gefunden · 2 Seiten nicht lesbar"


def test_it_says_how_far_it_is() -> None:
    """That it goes on, that there is nothing, at which of how many somebody is."""
    hunt = Hunt("wort", 3)
    said = [hunt.words]
    for page, count in ((0, 0), (1, 2), (2, 1)):
        hunt.add(hits(page, count))
        said.append(hunt.words)
    assert said == ["Wird gesucht …", "Wird gesucht …", "Treffer 1 von 2", "Treffer 1 von 3"]
    assert Hunt("", 3).words == "Nicht gefunden"
