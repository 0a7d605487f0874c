"""What a frozen program is started to be."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from desktop.domain.proxy import ASKING
from desktop.exchange.pdf.messages import WORD
from installer.starts.children import module_of


@pytest.mark.parametrize("word", [WORD, ASKING])
def test_its_one_word_says_so(word: str) -> None:
    """The module is one there is; with more words, or after others, it is a word for the program itself."""
    module = module_of([word])
    assert module is not None
    assert find_spec(module) is not None
    assert (module_of([word, "x"]), module_of(["x", word])) == (None, None)


def test_people_start_the_program() -> None:
    """Without a word, or with one of the program's own, it is the program."""
    assert (module_of([]), module_of(["status"])) == (None, None)
