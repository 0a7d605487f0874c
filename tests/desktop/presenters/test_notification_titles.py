"""What a notification is called where one line has to do."""

from __future__ import annotations

from desktop.domain.content import Content
from desktop.domain.jurisdiction import Place
from desktop.presenters.notification_titles import named, subject, title_of
from tests.helpers.carded import notify
from tests.helpers.company import Member


def test_titles_count_the_children(police: Member) -> None:
    """One child, several and none counted are said as people say it."""
    made = [notify(police, Content(category="P01", children_count=count)) for count in (None, 1, 3)]
    titles = [title_of(police.workspace, police.shown("notification", one)) for one in made]
    assert [title.partition(" · ")[2] for title in titles] == ["", "1 Kind", "3 Kinder"]


def test_something_else_may_stand_where_the_place_would(police: Member) -> None:
    """Of what is no notification yet the subject is the same, with the place or with what is to stand there instead."""
    content = Content(category="P01", children_count=1, whereabouts=Place("Willich", "Schiefbahn"))
    said = [str(subject(police.workspace, "P01", content, instead=instead)) for instead in ("", "VIE-2026-1-0001")]
    assert [one.rpartition(" · ")[2] for one in said] == ["Schiefbahn", "VIE-2026-1-0001"]


def test_where_it_stands_alone_its_number_goes_before_its_title(police: Member) -> None:
    """Number, category, children and place; where somebody looks on, the number stands where the place would."""
    content = Content(category="P01", children_count=1, whereabouts=Place("Willich", "Schiefbahn"))
    state = police.shown("notification", notify(police, content))
    what = title_of(police.workspace, state, discreet=True).removesuffix(f" · {state.number}")
    assert str(named(police.workspace, state)) == f"{state.number} · {what} · Schiefbahn"
    assert str(named(police.workspace, state, discreet=True)) == f"{what} · {state.number}"
