"""The card that somebody has before them stays theirs while the list around it changes."""

from __future__ import annotations

from desktop.ui.kept_card import KeptCard


def held(number: int) -> KeptCard:
    """Somebody has this one before them."""
    made = KeptCard()
    made.choose(number)
    return made


def test_what_is_of_the_list_no_more_is_kept_where_it_stood() -> None:
    """It stands there for the sake of whoever has it before them, until they leave it."""
    kept = held(7)
    assert list(kept.among([5, 6, 8], 2, lambda: 7)) == [5, 6, 7, 8]
    assert kept.beside
    assert kept.leave()
    assert list(kept.among([5, 6, 8], 2, lambda: 7)) == [5, 6, 8]
    assert not kept.leave()


def test_what_has_got_another_number_is_known_by_that() -> None:
    """Whether it is of the list or not, and it is not there twice."""
    kept = held(7)
    assert list(kept.among([5, 9], 1, lambda: 9)) == [5, 9]
    assert (kept.number, kept.beside) == (9, False)
    assert list(kept.among([5], 1, lambda: 3)) == [5, 3]
    assert (kept.number, kept.beside) == (3, True)


def test_nothing_takes_the_place_of_what_has_gone() -> None:
    """None is chosen, however often the list is shown anew, until somebody chooses."""
    kept = held(7)
    assert list(kept.among([5, 8], 1, lambda: None)) == [5, 8]
    assert (kept.row_instead(1, 2), kept.lost) == (-1, True)
    kept.stand(None, seen=True)
    assert (kept.row_instead(1, 2), kept.lost) == (-1, True)
    kept.choose(5)
    assert not kept.lost


def test_where_nobody_looks_the_one_in_its_place_is_chosen() -> None:
    """And the last where it was the last, the first where none was chosen, none where there is none."""
    kept = KeptCard()
    assert kept.row_instead(-1, 3) == 0
    kept.stand(7, seen=False)
    assert [kept.row_instead(1, 3), kept.row_instead(9, 3), kept.row_instead(1, 0)] == [1, 2, -1]
    assert not kept.lost
