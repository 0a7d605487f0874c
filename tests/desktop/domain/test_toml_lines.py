"""Files that are wrong are refused with their line."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.refused import Refused
from desktop.domain.toml_lines import MAX_BYTES, MAX_DEPTH, MAX_LINE, Lines, read


class Part(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    size: int = 0


class Whole(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    part: list[Part] = []


class Price(msgspec.Struct):
    price: Decimal


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        read(text, Whole, "bad_file")
    return caught.value


def test_a_right_file_is_read() -> None:
    """A file of the right shape comes back as that shape."""
    whole, _ = read('title = "a"\n[[part]]\nname = "b"\nsize = 2\n', Whole, "bad_file")
    assert whole == Whole("a", [Part("b", 2)])


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('title = "a"\n[[part]]\nname = "b"\n[[part]]\nname = "c"\ncolour = 1\n', 6, "„colour“ ist nicht vorgesehen"),
        ('title = "a"\n[[part]]\nname = "b"\n\n[[part]]\nsize = 1\n', 5, "„name“ fehlt"),
        ('title = "a"\n[[part]]\nname = "b"\nsize = "1"\n', 4, "eine ganze Zahl"),
        ("title = 1\n", 1, "Erwartet wird Text"),
        ('\n\n"title" = true\n', 3, "Erwartet wird Text"),
        ('title = "a"\npart = [\n  { name = "b" },\n  { nome = "c" },\n]\n', 2, "„nome“"),
        ('title = """\nsize = 1\n[[part]]\n"""\n[[part]]\nname = 3\n', 6, "Erwartet wird Text"),
        ('title = "a"\n[part\n', 2, "TOML"),
        ('title = "a"\ntitle = "b"\n', 2, "TOML"),
        ('title = "a', 1, "TOML"),
        ('title = "a" # [\n[[part]]\nname = 3\n', 3, "Erwartet wird Text"),
        ("", 1, "„title“ fehlt"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    """The refusal says in German what is wrong and on which line."""
    refused = refusal(text)
    assert refused.code == "bad_file"
    assert refused.field == f"line {line}"
    assert refused.message.startswith(f"Zeile {line}: ")
    assert words in refused.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x" * (MAX_BYTES + 1), "1 MiB"),
        ("ü" * (MAX_BYTES - 1), "1 MiB"),
        ("title = '" + "x" * MAX_LINE, "länger als"),
        ("title = " + "[" * (MAX_DEPTH + 1), "geschachtelt"),
        (".".join("a" * (MAX_DEPTH + 1)) + " = 1", "geschachtelt"),
        ("title = " + "[\n" * 5000, "geschachtelt"),
    ],
)
def test_a_file_beyond_the_limits_is_refused(text: str, words: str) -> None:
    """Size, line length and nesting are bounded before the file is parsed."""
    assert words in refusal(text).message


def test_an_error_without_a_sentence_of_its_own_still_has_its_line() -> None:
    """What the validator says beyond the known reasons is refused as invalid, with the line."""
    with pytest.raises(Refused, match=r"^Zeile 2: Der Wert ist ungültig\.$"):
        read('\nprice = "dear"', Price, "bad_file")


def test_the_line_of_what_is_not_found_is_that_of_the_table_around_it() -> None:
    """A path without a line of its own has the line of the nearest table."""
    lines = Lines("[a]\n[a.b]\nc = 1\n[[d.e]]\n[[d.e]]\n[[d.e.f]]\ng = 1\n", "bad_file")
    assert lines.line(("a", "b", "c", 4, "x")) == 3
    assert lines.line(("d", "e", 1, "f", 0, "g")) == 7
    assert lines.line(("d", "e", 0)) == 4
    assert lines.line(("nowhere",)) == 1


@given(st.text(alphabet="ab[]{}=.\"'#\n, 1", max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader fail in another way than by a refusal with a line."""
    field: str | None = "line "
    try:
        read(text, Whole, "bad_file")
    except Refused as refused:
        field = refused.field
    assert (field or "").startswith("line ")
