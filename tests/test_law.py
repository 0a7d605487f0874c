"""The page of the law names for each norm what goes and what does not, and leaves out none that the program cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from desktop.domain.forms import FORMS
from tests.helpers.named_tests import cells, missing, page, rows
from tests.helpers.shipped import RULES

PAGE = page("law.md")
CITED = re.compile(
    r"§§? ?([^|`]*?)(SGB VIII|SGB X|SGB I|LKiSchG NRW|KKG|PolG NRW|DSG NRW|BDSG|BMG|JGG|JuSchG|EGGVG|StGB|StPO)"
)
WITHIN = re.compile(r"\b(Abs\.|Satz|Nr\.|Buchst\.) ?[\da-z]+(, \d+[a-z]?\b)*")
"""What names a part of a paragraph and no other paragraph."""


def paragraphs(text: str) -> set[str]:
    """The paragraphs that a text cites, each with its law."""
    return {
        f"§ {number} {law}"
        for cited, law in CITED.findall(text)
        for number in re.findall(r"\b\d+[a-z]?\b", WITHIN.sub("", cited))
    }


def enforced() -> Iterator[str]:
    """What the shipped rules hold a notification up by, or tell its receiver."""
    yield from (gate.basis for gate in RULES.gates)
    yield from (one.basis for one in RULES.handling)
    yield from (one.basis for one in RULES.consequences)
    yield from RULES.second_professional.basis if RULES.second_professional else ()


def cited() -> Iterator[str]:
    """Everything else that the shipped rules and the forms give as a legal basis."""
    for category in RULES.categories:
        yield from category.basis
    yield from (basis.title for one in RULES.feedback for basis in one.bases)
    yield from (row.basis for form in FORMS.values() for row in form.rows if row.basis)


def test_every_norm_has_a_case_that_goes_and_one_that_does_not() -> None:
    """Whoever reads the page can run both, and all of them exist."""
    assert list(missing(PAGE, columns=2)) == []


def test_no_norm_that_the_program_cites_is_left_out() -> None:
    """What is enforced has a row of its own; what else stands in the rules or at a field stands on the page."""
    own = "\n".join(cells(row)[0] for row in rows(PAGE))
    assert paragraphs("\n".join(enforced())) - paragraphs(own) == set()
    assert paragraphs("\n".join(cited())) - paragraphs(PAGE) == set()


def test_a_norm_without_its_refused_case_is_found() -> None:
    """One test is not enough, whichever of the two columns it stands in."""
    one = "`tests/test_law.py::test_a_norm_without_its_refused_case_is_found`"
    for row in (f"| § 1 | a | {one} | |", f"| § 1 | a | none | {one} |"):
        assert list(missing(f"| norm | a | goes | not |\n| --- | --- | --- | --- |\n{row}\n", columns=2)) == [
            f"no test: {row}"
        ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("§ 8a Abs. 3 Satz 2 SGB VIII", {"§ 8a SGB VIII"}),
        ("§ 69 Abs. 1 Nr. 1, 2 SGB X", {"§ 69 SGB X"}),
        ("§§ 68, 73 SGB X", {"§ 68 SGB X", "§ 73 SGB X"}),
        ("§ 27 Abs. 2 i. V. m. § 26 PolG NRW", {"§ 27 PolG NRW", "§ 26 PolG NRW"}),
        ("§ 62 Abs. 3 Nr. 2 Buchst. d SGB VIII, § 138 StGB", {"§ 62 SGB VIII", "§ 138 StGB"}),
        ("Amtshilfe (§ 64 Abs. 1, 2 SGB VIII)", {"§ 64 SGB VIII"}),
        ("§§ 47 ff. PolG NRW", {"§ 47 PolG NRW"}),
        ("no law at all", set()),
    ],
)
def test_a_paragraph_is_found_however_it_is_cited(text: str, found: set[str]) -> None:
    """Parts of a paragraph are no paragraphs, and several of one law are several."""
    assert paragraphs(text) == found
