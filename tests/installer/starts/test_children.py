"""What a frozen program is started to be."""

from __future__ import annotations

import pytest

from desktop.domain.proxy import ASKING
from desktop.exchange.pdf.child import main as read
from desktop.exchange.pdf.messages import DOCUMENT, IMAGE
from desktop.sync.pac_process import main as ask
from desktop.ui.image_child import main as look
from installer.starts.children import Begin, child


@pytest.mark.parametrize(("word", "begin"), [(DOCUMENT.word, read), (IMAGE.word, look), (ASKING, ask)])
def test_its_one_word_says_so(word: str, begin: Begin) -> None:
    """It begins as that process; beside other words it is a word for the program itself."""
    assert child([word]) == begin
    assert (child([word, "x"]), child(["x", word])) == (None, None)


def test_people_start_the_program() -> None:
    """Without a word, or with one of the program's own, it is the program."""
    assert (child([]), child(["status"])) == (None, None)
