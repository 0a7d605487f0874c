"""The forms as a whole: what a document becomes, and what is never raised."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.content import Content, Labels
from desktop.domain.form_values import LONG_TEXT, Field
from desktop.domain.forms import FORMS, MAX_ENCODED_BYTES, check, examine, form, read
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from tests.helpers.documents import changed, example, least
from tests.helpers.shipped import NOW, RULES

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)
TOP = sorted({row.path.split(".")[0].replace("[]", "") for one in FORMS.values() for row in one.rows})


def fields(document: object) -> list[str]:
    return [problem.field for problem in check(document, RULES, NOW)]


@pytest.mark.parametrize("code", FORMS)
def test_an_example_is_read_without_loss(code: str) -> None:
    """Everything an example says stands in its content under the same name."""
    assert msgspec.json.decode(msgspec.json.encode(read(example(code), RULES, NOW))) == example(code)


ROWS = {row.path: row for one in FORMS.values() for row in one.rows}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_every_row_has_its_place_in_the_content(row: Field) -> None:
    """A path of a table names a field of the content's types."""
    kind: Any = Content
    for step in row.path.replace("[]", "").split("."):
        names = {one.encode_name: one for one in msgspec.structs.fields(kind)}
        assert step in names
        kind = _struct_in(names[step].type)


def _struct_in(kind: Any) -> Any:
    inner = [one for part in getattr(kind, "__args__", ()) if (one := _struct_in(part)) is not None]
    return kind if isinstance(kind, type) and issubclass(kind, msgspec.Struct) else next(iter(inner), None)


@pytest.mark.parametrize("code", FORMS)
def test_paths_are_unique_and_hang_together(code: str) -> None:
    """No path stands twice in a table, and all names beside a field exist."""
    rows = FORMS[code].rows
    paths = {row.path for row in rows}
    assert len(paths) == len(rows)
    for row in rows:
        group = row.path.rpartition(".")[0]
        beside = [*row.unless, *([row.when[0]] if row.when else [])]
        assert {f"{group}.{name}" if group else name for name in beside} <= paths


def test_forms_that_do_not_exist_are_refused() -> None:
    """A category without a form, and one that only follows another, say so."""
    for code, words in (("P22", "noch kein Formular"), ("P99", "folgt einer Meldung")):
        with pytest.raises(Refused, match=words) as caught:
            form(code)
        assert (caught.value.code, caught.value.field) == ("form_not_available", "category")


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (None, ""),
        ([], ""),
        ("P01", ""),
        ({}, "category"),
        ({"category": 1}, "category"),
        ({"category": "Q01"}, "category"),
        ({"category": "J09"}, "category"),
    ],
)
def test_what_is_no_notification_has_one_problem(document: object, path: str) -> None:
    """Without a category that has a form, nothing else can be asked."""
    assert fields(document) == [path]


def test_reading_refuses_with_the_first_problem_and_counts_the_rest() -> None:
    """The refusal names the field and how many more there are."""
    with pytest.raises(Refused, match=r"^sender\.phone: .* \(und 1 weitere\)$") as caught:
        read(least(sender={"name": "Dienst A"}, children_count=-1), RULES, NOW)
    assert (caught.value.code, caught.value.field) == ("notification_invalid", "sender.phone")
    with pytest.raises(Refused) as whole:
        read([], RULES, NOW)
    assert whole.value.field is None


def test_police_data_without_labels_is_labelled_and_says_so() -> None:
    """An immediate notification without labels carries preset ones that are marked as such."""
    labels = read(least(), RULES, NOW).labels
    assert labels is not None
    assert (labels.means, labels.preset) == ("open", True)
    given_labels = read(template("P01"), RULES, NOW).labels
    assert given_labels is not None
    assert not given_labels.preset
    assert read(template("J01"), RULES, NOW).labels is None


@pytest.mark.parametrize(
    "given_labels",
    [
        {},
        {"means": "open", "collecting_unit": "Wache A"},
        {"person_category": "victim"},
        {"means": "covert", "special_category": True},
    ],
)
def test_an_immediate_notification_lacks_no_label_and_waits_for_none(given_labels: dict[str, Any]) -> None:
    """What somebody set stays, what is missing the program sets and says so, however the form was begun."""
    document = least(labels=given_labels, sender={**least()["sender"], "unit": "Wache B"})
    assert fields(document) == []
    preset: dict[str, Any] = {"means": "open", "protected_interest": "Kindeswohl", "collecting_unit": "Wache B"}
    assert read(document, RULES, NOW).labels == Labels(**{**preset, **given_labels}, preset=True)
    missed = fields({**document, "urgency": "urgent"})
    assert {f"labels.{name}" for name in preset if name not in given_labels} <= set(missed)


def test_labels_that_somebody_set_are_never_said_to_be_the_programs() -> None:
    """Whoever said means, interest and unit of an immediate notification has labelled it."""
    labels: dict[str, Any] = {"means": "covert", "protected_interest": "Leben", "collecting_unit": "Wache A"}
    assert read(least(labels=labels), RULES, NOW).labels == Labels(**labels)


def test_a_notification_that_is_too_large_as_a_whole_is_refused() -> None:
    """Many texts that are each within their limit may still be too much."""
    statement = {"kind": "observed", "text": "x" * LONG_TEXT}
    count = MAX_ENCODED_BYTES // LONG_TEXT + 1
    assert fields(least(statements=[statement] * count)) == [""]
    assert fields(least(statements=[statement] * (count - 5))) == []


def test_no_problem_repeats_what_was_written() -> None:
    """The content of a notification never appears in what is said about it."""
    document = changed("P01", "children.0.birth_date", "GEHEIM-1")
    document["sender"]["phone"] = "GEHEIM-2"
    document["request"]["kind"] = "GEHEIM-3"
    document["statements"][0]["text"] = "GEHEIM-4\x00"
    document["children"][1]["estimated_age"] = 99
    problems = check(document, RULES, NOW)
    assert len(problems) == 5
    assert "GEHEIM" not in str(problems)
    assert "99" not in str(problems)


@given(JSON)
def test_any_json_is_checked(document: object) -> None:
    """Nothing that a file can hold makes the check fail."""
    assert check(document, RULES, NOW)


@given(st.sampled_from(sorted(FORMS)), st.dictionaries(st.sampled_from(TOP), JSON, max_size=5))
def test_any_json_in_any_field_is_checked(code: str, changes: dict[str, object]) -> None:
    """Whatever stands in the fields of a form, the check ends and what it kept can be sealed."""
    document = {**example(code), **changes, "category": code}
    content = examine(document, RULES, NOW).content
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(content), type=Content) == content
