"""Fields that several edit at once."""

from __future__ import annotations

from desktop.domain.event import Author
from desktop.domain.fields import Edit, Field, Fields, edited, first_value, in_conflict, settled
from desktop.domain.outcome import APPLIED, CONFLICT, SUPERSEDED, Outcome, quarantined
from tests.desktop.domain.test_event import SENDER, STAMPED_AT, WRITTEN_AT, author, event, number

A, B, C = (author("police-viersen", device=device) for device in (1, 2, 3))
FIRST = number(1)


def start() -> Fields:
    one = event("contact.added", None, SENDER, 1)
    return {"phone": first_value(one, "1"), "email": first_value(one, "a@example.org")}


def edit(fields: Fields, seq: int, replaces: int, value: str, by: Author = A) -> tuple[Fields, Outcome]:
    one = event("contact.edited", None, by, seq)
    return edited(fields, one, {"phone": Edit(number(replaces), value)})


def edits(*steps: tuple[int, int, str]) -> Fields:
    """What becomes of the phone after edits, each with its seq, the version it replaces and the value."""
    fields = start()
    for seq, replaces, value in steps:
        fields, _ = edit(fields, seq, replaces, value)
    return fields


def settle(fields: Fields, seq: int, keep: int, name: str = "phone") -> tuple[Fields, Outcome]:
    """Settle by somebody who sees all there is."""
    values = fields[name].values if name in fields else ()
    over = tuple(version for value in values for version in value.versions)
    return settled(fields, event("contact.settled", None, C, seq), name, number(keep), over)


def shown(field: Field) -> tuple[str, ...]:
    """The value shown, then those in conflict with it."""
    return tuple(value.value for value in field.values)


def test_a_first_value_says_who_and_when() -> None:
    """A value knows its author's device and the server's stamp."""
    value = start()["phone"].shown
    assert (value.version, value.device, value.at) == (FIRST, SENDER.device, STAMPED_AT)


def test_without_a_stamp_the_authors_clock_is_shown() -> None:
    """A value that waits to be sent shows when it was written."""
    assert first_value(event("contact.added", None, SENDER, at=None), "1").shown.at == WRITTEN_AT


def test_an_edit_of_what_it_saw_takes_its_place() -> None:
    """An edit that replaces the value shown is no conflict."""
    fields, outcome = edit(start(), 2, 1, "2")
    assert outcome == APPLIED
    assert shown(fields["phone"]) == ("2",)
    assert fields["phone"].past == (FIRST,)


def test_two_edits_of_one_version_are_a_conflict() -> None:
    """Both values are kept and the later is shown."""
    fields, outcome = edit(edits((2, 1, "2")), 3, 1, "3", B)
    assert outcome == CONFLICT
    assert shown(fields["phone"]) == ("3", "2")
    assert in_conflict(fields) == ("phone",)


def test_different_fields_never_clash() -> None:
    """Edits of two fields of one entity stand beside each other."""
    fields, _ = edit(start(), 2, 1, "2")
    fields, outcome = edited(fields, event("contact.edited", None, B, 3), {"email": Edit(FIRST, "b@example.org")})
    assert outcome == APPLIED
    assert (shown(fields["phone"]), shown(fields["email"])) == (("2",), ("b@example.org",))
    assert in_conflict(fields) == ()


def test_equal_values_merge() -> None:
    """Two who mean the same are not asked to settle anything."""
    fields, outcome = edit(edits((2, 1, "2")), 3, 1, "2", B)
    assert outcome == APPLIED
    assert shown(fields["phone"]) == ("2",)


def test_a_merged_value_is_edited_under_either_version() -> None:
    """Who saw their own value go in may edit it though another's stands for it."""
    merged = edits((2, 1, "2"), (3, 1, "2"))
    for version in (2, 3):
        fields, outcome = edit(merged, 4, version, "4")
        assert outcome == APPLIED
        assert shown(fields["phone"]) == ("4",)


def test_after_a_merge_both_versions_are_past() -> None:
    """An edit that replaces what was merged and replaced is a conflict and not a lost value."""
    fields, outcome = edit(edits((2, 1, "2"), (3, 1, "2"), (4, 2, "4")), 5, 3, "5")
    assert outcome == CONFLICT
    assert shown(fields["phone"]) == ("5", "4")


def test_three_edits_of_one_version_keep_three_values() -> None:
    """A conflict of three shows the last and keeps the others, the later first."""
    assert shown(edits((2, 1, "2"), (3, 1, "3"), (4, 1, "4"))["phone"]) == ("4", "3", "2")


def test_a_third_who_agrees_with_the_value_shown_ends_their_own_part() -> None:
    """The third's equal value merges while the conflict of the first two stays."""
    fields, outcome = edit(edits((2, 1, "2"), (3, 1, "3")), 4, 1, "3")
    assert outcome == APPLIED
    assert shown(fields["phone"]) == ("3", "2")


def test_a_third_who_agrees_with_a_rival_shows_it_again() -> None:
    """The later in the order is shown, and the same value does not stand there twice."""
    fields, outcome = edit(edits((2, 1, "2"), (3, 1, "3")), 4, 1, "2")
    assert outcome == CONFLICT
    assert shown(fields["phone"]) == ("2", "3")


def test_an_edit_of_the_value_shown_leaves_the_conflict() -> None:
    """Who goes on writing has not settled anything."""
    fields, outcome = edit(edits((2, 1, "2"), (3, 1, "3")), 4, 3, "4")
    assert outcome == APPLIED
    assert shown(fields["phone"]) == ("4", "2")


def test_an_edit_of_a_rival_stays_a_conflict() -> None:
    """Who goes on from the value that is not shown has it shown, beside the other."""
    fields, outcome = edit(edits((2, 1, "2"), (3, 1, "3")), 4, 2, "4")
    assert outcome == CONFLICT
    assert shown(fields["phone"]) == ("4", "3")


def test_rivals_that_come_to_agree_are_settled() -> None:
    """A conflict ends when its last two values become one, from either side."""
    for replaced, value in ((2, "3"), (3, "2")):
        fields, outcome = edit(edits((2, 1, "2"), (3, 1, "3")), 4, replaced, value)
        assert outcome == APPLIED
        assert shown(fields["phone"]) == (value,)
        assert in_conflict(fields) == ()


def test_settling_keeps_one_value() -> None:
    """The chosen value stands alone under a new version, with its own author."""
    fields, outcome = settle(edits((2, 1, "2"), (3, 1, "3")), 4, 2)
    assert outcome == APPLIED
    assert shown(fields["phone"]) == ("2",)
    assert fields["phone"].shown.version == number(4)
    assert fields["phone"].shown.device == A.device
    assert set(fields["phone"].past) == {number(1), number(2), number(3)}


def test_settling_names_a_merged_value_by_either_version() -> None:
    """A value known under two versions is chosen by either."""
    fields = edits((2, 1, "2"), (3, 1, "2"), (4, 1, "4"))
    for version in (2, 3):
        assert shown(settle(fields, 5, version)[0]["phone"]) == ("2",)


def test_of_two_who_settle_the_first_counts() -> None:
    """The second is told that somebody was before, and what is shown stays."""
    once, _ = settle(edits((2, 1, "2"), (3, 1, "3")), 4, 2)
    twice, outcome = settle(once, 5, 3)
    assert outcome == SUPERSEDED
    assert twice["phone"].values == once["phone"].values


def test_words_built_on_the_second_settling_are_kept() -> None:
    """An edit of what a superseded settling showed its author is a conflict and not unknown."""
    once, _ = settle(edits((2, 1, "2"), (3, 1, "3")), 4, 2)
    twice, _ = settle(once, 5, 3)
    fields, outcome = edit(twice, 6, 5, "6")
    assert outcome == CONFLICT
    assert shown(fields["phone"]) == ("6", "2")


def test_an_edit_that_missed_the_settling_is_a_conflict() -> None:
    """Words written on a value that was settled away are kept."""
    once, _ = settle(edits((2, 1, "2"), (3, 1, "3")), 4, 2)
    fields, outcome = edit(once, 5, 3, "5")
    assert outcome == CONFLICT
    assert shown(fields["phone"]) == ("5", "2")


def test_an_unknown_version_or_field_changes_nothing() -> None:
    """What replaces or keeps nothing that ever was is quarantined."""
    fields = start()
    one = event("contact.edited", None, A, 2)
    assert edit(fields, 2, 77, "2") == (fields, quarantined("unknown_version"))
    assert edited(fields, one, {"shoe": Edit(FIRST, "44")}) == (fields, quarantined("unknown_field"))
    assert settle(fields, 2, 77) == (fields, quarantined("unknown_version"))
    assert settle(fields, 2, 1, "shoe") == (fields, quarantined("unknown_field"))


def test_one_wrong_field_holds_back_the_whole_edit() -> None:
    """An edit is taken whole or not at all."""
    fields = start()
    both = {"phone": Edit(FIRST, "2"), "email": Edit(number(77), "b@example.org")}
    assert edited(fields, event("contact.edited", None, A, 2), both) == (fields, quarantined("unknown_version"))


def test_one_conflict_makes_the_whole_edit_one() -> None:
    """The outcome of an edit of several fields is a conflict where any of them is, in either order."""
    for names in (("phone", "email"), ("email", "phone")):
        both = {name: Edit(FIRST, "new") for name in names}
        fields, outcome = edited(edits((2, 1, "2")), event("contact.edited", None, B, 3), both)
        assert outcome == CONFLICT
        assert in_conflict(fields) == ("phone",)


def test_nothing_is_settled_over_a_value_nobody_saw() -> None:
    """A third value that the settler did not know stays beside the one that was kept."""
    three = edits((2, 1, "2"), (3, 1, "3"), (4, 1, "4"))
    fields, outcome = settled(three, event("contact.settled", None, C, 5), "phone", number(2), (number(2), number(3)))
    assert outcome == CONFLICT
    assert shown(fields["phone"]) == ("2", "4")
    assert in_conflict(fields) == ("phone",)
