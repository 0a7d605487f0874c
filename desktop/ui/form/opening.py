"""Opening a form: a new one, a draft's, or the one that is open already. A form left or done goes away by itself.

When the window is made anew, its open forms are taken out of the old one and put into the new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from desktop.presenters import drafts, form, form_guidance, form_switching
from desktop.presenters.drafts import Draft
from desktop.ui.around import Around
from desktop.ui.form.moving import Moved, given_back, taken
from desktop.ui.form.screen import FormScreen
from desktop.ui.screen_stack import ScreenStack
from desktop.workspace.workspace import Workspace


class Place(Protocol):
    """Where forms are shown."""

    stack: ScreenStack

    def name_area(self, name: str) -> None:
        """Say which area a form belongs to, without showing it first."""

    def name_whom(self) -> None:
        """Take note that another unit would receive what is written."""


def open_form(around: Around, place: Place, draft: bytes | None, category: str, urgency: str) -> FormScreen | None:
    """Show the form of a draft, or a new one; None where there is no such draft, or nothing may be written."""
    shown = next((one for one in forms_in(place) if one.draft == draft), None)
    if shown is None:
        found = _found(around.desk.workspace, around.desk.person, draft, (category, urgency))
        if found is None:
            return None
        shown = _made(around, place, *found)
    place.name_area("drafts")
    place.stack.show_screen(shown)
    return shown


def forms_in(place: Place) -> list[FormScreen]:
    """Give the forms that are open."""
    return place.stack.findChildren(FormScreen)


def take_forms(place: Place) -> list[Moved]:
    """Take the open forms out of a workplace that is about to go."""
    return [taken(form, shown=form is place.stack.currentWidget()) for form in forms_in(place)]


def put_forms(around: Around, place: Place, forms: Sequence[Moved]) -> None:
    """Open forms again as they were in the workplace before; what was just sent needs no form any more."""
    for moved in forms:
        entity = form.sent(around.desk.workspace, moved.draft)
        if entity is None:
            _put(around, place, moved)
        elif moved.shown:
            around.window.show_notification(entity)


def _put(around: Around, place: Place, moved: Moved) -> None:
    made = _made(around, place, moved.draft, 0)
    given_back(made, moved)
    place.stack.keep_screen(made)
    if moved.shown:
        place.name_area("drafts")
        place.stack.show_screen(made)
    made.follow_sending()


def _switch(around: Around, place: Place, old: FormScreen, code: str) -> None:
    """Put the form of another category in the place of one; what was typed goes with it, or is kept aside."""
    moved = taken(old, shown=True)
    draft = form_switching.switched(around.desk.workspace, moved.draft, code)
    made = _made(around, place, draft, 0)
    made.say_saved(moved.saved)
    made.tried = moved.tried
    place.stack.show_screen(made)
    place.stack.remove_screen(old)
    old.setParent(None)
    made.autosave.touch()
    made.examine()


def _made(around: Around, place: Place, draft: Draft, saved_at: int) -> FormScreen:
    def close() -> None:
        place.stack.remove_screen(made)
        made.setParent(None)
        around.desk.do(lambda workspace: drafts.end_writing(workspace, draft.id), send=False)

    made = FormScreen(around, draft, close, saved_at, place.stack)
    made.competent_changed.connect(place.name_whom)
    made.category_chosen.connect(lambda code: _switch(around, place, made, code))
    if saved_at:
        around.desk.do(lambda workspace: drafts.begin_writing(workspace, draft.id), send=False)
    return made


def _found(workspace: Workspace, person: str, draft: bytes | None, wanted: tuple[str, str]) -> tuple[Draft, int] | None:
    if draft is not None:
        return drafts.find(workspace, draft)
    category, urgency = wanted
    quick = urgency == "immediate"
    first = form.first_offered(workspace, immediate=quick)
    if first is None:
        return None
    category = category or first[0]
    urgency = urgency or form_guidance.default_urgency(workspace, category)
    return drafts.new_draft(workspace, person, category, urgency, quick=quick), 0
