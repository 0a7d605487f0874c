"""What a list shows under numbers of their own."""

from __future__ import annotations

from desktop.ui.numbering import Numbering


def test_a_number_means_the_same_one_however_they_move() -> None:
    """What has gone is not held, what comes again has its number again, and what is known by it is never forgotten."""
    numbering = Numbering[str, str](str.casefold)
    first = numbering.take(["A", "B"])
    assert numbering.take(["c", "b"])[1] == first[1]
    assert (numbering.get(first[0]), numbering.number("a"), numbering.key(first[0])) == (None, None, "a")
    assert (numbering.get(first[1]), numbering.get(None)) == ("b", None)
    assert numbering.put("a") == first[0]
    assert numbering.some(first) == ["a", "b"]
