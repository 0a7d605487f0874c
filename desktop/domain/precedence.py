"""Which value of a setting holds: machine policy over user policy over machine default over the person's own choice.

What is wrong is never passed over in silence: it is named with the place it stands at and with what holds instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias, TypeVar

from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.domain.setting import ADMINISTRATION, About, Level, OneOf, Value
from desktop.domain.settings import SCHEMA, USUAL, Settings

Own = TypeVar("Own", str, int, bool)
Check: TypeAlias = Callable[[Value], None]
Checks: TypeAlias = Mapping[str, Check]

_UNKNOWN: Final = "Diese Einstellung gibt es nicht."
_NOT_HERE: Final = "An dieser Stelle lässt sich das nicht vorgeben."
NO_CHECKS: Final[Checks] = {}
_NOTHING: Final = "Nichts hier gilt; was schützt, steht auf dem strengsten Wert."


@dataclass(frozen=True, slots=True)
class Given:
    """A value as it stands somewhere: `where` names file and line, or key and value of the registry."""

    value: object
    where: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in what the administration set: where, of which setting, why, and what holds instead."""

    where: str
    name: str
    reason: str
    instead: str

    @property
    def sentence(self) -> str:
        """Say it in one line."""
        return say("{where}: {reason} {instead}", where=self.where, reason=self.reason, instead=self.instead)


@dataclass(frozen=True, slots=True)
class Layer:
    """What one level sets. `unreadable` says where and why nothing of it could be read, though it is there."""

    level: Level
    given: Mapping[str, Given] = field(default_factory=dict)
    unreadable: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What holds: the settings, which of them the administration has fixed and at which level, and what is wrong."""

    settings: Settings = USUAL
    fixed: Mapping[str, Level] = field(default_factory=dict)
    wrong: tuple[Wrong, ...] = ()

    def own(self, name: str, kept: Own | None) -> Own:
        """Give what holds of a setting that a profile keeps for itself; `kept` is None where nobody chose."""
        value: Own = getattr(self.settings, name)
        return value if kept is None or name in self.fixed else kept

    def check_free(self, name: str) -> None:
        """Refuse another value of a setting that the administration has fixed."""
        if name in self.fixed:
            said = say("„{title}“ hat Ihre Administration festgelegt.", title=SCHEMA[name].title)
            raise Refused("set_by_administration", said, field=name)

    def chosen(self, **values: Value) -> Held:
        """Give the same with other choices of the person; what is fixed stays."""
        free: dict[str, Any] = {name: value for name, value in values.items() if name not in self.fixed}
        return replace(self, settings=replace(self.settings, **free))

    def is_wrong(self, name: str) -> bool:
        """Say whether nobody can tell what was to be set for a setting: it is no value of it, or all was unreadable."""
        return any(one.name in (name, "") for one in self.wrong)


@dataclass(slots=True)
class _Found:
    """What was found for one setting."""

    value: Value | None = None
    level: Level | None = None
    wrong: list[tuple[str, str]] = field(default_factory=list)


def hold(layers: Iterable[Layer], checks: Checks = NO_CHECKS) -> Held:
    """Give what holds of layers in any order; `checks` look at a value beyond its spelling and raise `Refused`."""
    ordered = sorted(layers, key=lambda layer: layer.level)
    found = {name: _find(name, about, ordered, checks.get(name, _nothing)) for name, about in SCHEMA.items()}
    values: dict[str, Any] = {name: one.value for name, one in found.items() if one.value is not None}
    fixed = {name: one.level for name, one in found.items() if one.level is not None and one.level in ADMINISTRATION}
    settings = replace(USUAL, **values)
    wrong = (*_unreadable(ordered), *_wrong(found, settings), *_unknown(ordered))
    return Held(settings, fixed, tuple(wrong))


def _find(name: str, about: About, layers: Iterable[Layer], check: Check) -> _Found:
    """Find the strongest level that sets something; what is no value counts as its strict one, or not at all."""
    found = _Found()
    for layer in layers:
        given = layer.given.get(name)
        allowed = layer.level in about.levels
        if given is not None and not allowed:
            found.wrong.append((given.where, _NOT_HERE))
        elif given is not None:
            found.value = _read(about, given, layer.level, found, check)
        elif layer.unreadable and allowed and layer.level in ADMINISTRATION:
            found.value = about.strict
        if found.value is not None:
            found.level = layer.level
            break
    return found


def _read(about: About, given: Given, level: Level, found: _Found, check: Check) -> Value | None:
    """Read a value; an empty text is as if nothing stood there."""
    try:
        value = about.shape.read(given.value)
        if value != "":
            check(value)
    except Refused as refused:
        if level is Level.USER:
            return None
        found.wrong.append((given.where, refused.message))
        return about.strict
    return None if value == "" else value


def _nothing(_value: Value) -> None:
    return


def _unreadable(layers: Iterable[Layer]) -> Iterator[Wrong]:
    for layer in layers:
        if layer.unreadable is not None:
            yield Wrong(layer.unreadable[0], "", layer.unreadable[1], _NOTHING)


def _unknown(layers: Iterable[Layer]) -> Iterator[Wrong]:
    for layer in layers:
        for name, given in layer.given.items():
            if name not in SCHEMA and layer.level in ADMINISTRATION:
                yield Wrong(given.where, name, _UNKNOWN, "Sie bewirkt nichts.")


def _wrong(found: Mapping[str, _Found], settings: Settings) -> Iterator[Wrong]:
    for name, one in found.items():
        about = SCHEMA[name]
        shown = value_words(about, getattr(settings, name))
        instead = say("Für „{title}“ gilt stattdessen: {value}.", title=about.title, value=shown)
        for where, reason in one.wrong:
            yield Wrong(where, name, reason, instead)


def value_words(about: About, value: Value) -> str:
    """Say a value as people read it."""
    if isinstance(value, bool):
        return say("an") if value else say("aus")
    if isinstance(about.shape, OneOf):
        return about.shape.words.get(value, str(value))
    return Verbatim(value) if value != "" else say("nichts")
