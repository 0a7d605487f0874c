"""One incident, several youth welfare offices: each is told of the children that concern it, and of no other.

Who receives which child stands in `routing.py`; here is only what of a content is theirs. What is marked as concerning
certain children goes where one of them goes; what is not marked concerns all. Whose address is protected may stand in
another part than what says where they are: each part protects what the whole does. Numbers are counted anew, so that
"child 1" is the first that the receiver sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from msgspec.structs import replace

from desktop.domain.content import Child, Content, Guardian, Person, Statement

M = TypeVar("M", Guardian, Person, Statement)
_CALLED: Final = ("family_name", "given_name", "birth_date", "estimated_age")


def parted(content: Content, children: tuple[int, ...]) -> Content:
    """Give what a recipient of certain children is told; without any it is told of all of them.

    Children are counted from 0; those that are only counted come after those that are named.
    """
    if not children:
        return content
    named = [index for index in children if index < len(content.children)]
    numbers = {index + 1: number for number, index in enumerate(named, 1)}
    kept = replace(
        content,
        children=tuple(content.children[index] for index in named),
        children_count=len(children) if content.children_count is not None else None,
        guardians=_theirs(content.guardians, numbers),
        persons=_theirs(content.persons, numbers),
        statements=_theirs(content.statements, numbers),
        protected=content.protects or None,
    )
    return _with_own_places(kept) if len(named) == len(children) else kept


def _theirs(items: Iterable[M], numbers: Mapping[int, int]) -> tuple[M, ...]:
    """Give what concerns one of some children, or all children; `numbers` says what each is called now."""
    return tuple(
        _renumbered(one, numbers) for one in items if not one.children or not numbers.keys().isdisjoint(one.children)
    )


def _renumbered(one: M, numbers: Mapping[int, int]) -> M:
    return replace(one, children=tuple(numbers[old] for old in one.children if old in numbers))


def _with_own_places(content: Content) -> Content:
    """Take out where other children are: a place that every child here has another one for."""
    at, home = [one.whereabouts for one in content.children], [one.residence for one in content.children]
    if all(at):
        content = replace(content, whereabouts=at[0])
    return replace(content, residence=None) if all(home) else content


def beside(content: Content, known: int) -> Content:
    """Give the children of a content and what is about them as somebody is told of it who knows so many others.

    They are counted behind those, and each says itself where it is: the place of the others is another one.
    """
    count = len(content.children)
    numbers = {number: known + number for number in range(1, count + 1)}
    ours = tuple(numbers.values())
    return Content(
        children=tuple(_with_places(one, content) for one in content.children),
        guardians=_behind(content.guardians, numbers, ours),
        persons=_behind(content.persons, numbers, ours),
        statements=_behind(content.statements, numbers, ours),
        measures=content.measures,
        protected=content.protects or None,
    )


def called(child: Child) -> tuple[object, ...]:
    """Give what a child is told from another by."""
    return tuple(getattr(child, name) for name in _CALLED)


def placed_anew(known: Content, content: Content) -> Content:
    """Give the children somebody knows with those of a content as they are by now, for a correction.

    A corrected list stands instead of the one before, so whoever knows other children too keeps them, as they are known
    there.
    """
    if not content.children:
        places = content.whereabouts, content.residence
        return Content(whereabouts=places[0], residence=places[1], protected=content.protects or None)
    found = {called(one): _with_places(one, content) for one in content.children}
    children = tuple(found.get(called(one), one) for one in known.children)
    return Content(children=children, protected=content.protects or None)


def _with_places(child: Child, content: Content) -> Child:
    at, home = child.whereabouts or content.whereabouts, child.residence or content.residence
    return replace(child, whereabouts=at, residence=home)


def _behind(items: Iterable[M], numbers: Mapping[int, int], ours: tuple[int, ...]) -> tuple[M, ...]:
    return tuple(
        replace(one, children=tuple(numbers[old] for old in one.children if old in numbers) or ours) for one in items
    )
