"""Read an agreement or rules file (TOML) strictly, and name the line of whatever is wrong in it.

The standard parser forgets where a value stood. So the text is scanned once more for table headers and keys, which
gives every path (`municipalities`, 3, `competence`, 0, `agency`) the line it starts on; a value inside an inline table
or list has the line of its key. The scan runs first and bounds size, line length and nesting before the parser sees the
text. It must not know what the file means.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Final, TypeAlias, TypeVar

from desktop.domain.refused import Refused
from desktop.domain.said import say
from wire.decoders import convert

Path: TypeAlias = tuple[str | int, ...]
Shape = TypeVar("Shape")

MAX_BYTES: Final = 1024 * 1024
MAX_LINE: Final = 8192
MAX_DEPTH: Final = 8
_MOST_SAID: Final = 80
UNKNOWN_SCHEMA: Final = "Diese Fassung des Dateiformats ist nicht bekannt; bekannt ist {known}."

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*')"""
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEY})\s*\]")
_ASSIGNMENT = re.compile(rf"\s*({_KEY})\s*=")
_TOKEN = re.compile(r"""\"{3}|'{3}|"(?:\\.|[^"\\])*"|'[^']*'|\#.*|[\[\]{}]""")
_SYNTAX_LINE = re.compile(r"\(at line (\d+),")
_PATH = re.compile(r" - at `\$(.*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")

_DATE: Final = "Erwartet wird ein Datum (JJJJ-MM-TT)."
_EXPECTED: Final = {
    "str": "Erwartet wird Text.",
    "int": "Erwartet wird eine ganze Zahl.",
    "float": "Erwartet wird eine Zahl.",
    "bool": "Erwartet wird true oder false.",
    "date": _DATE,
    "array": "Erwartet wird eine Liste.",
    "object": "Erwartet wird eine Tabelle.",
}
_REASONS: Final = (
    (re.compile(r"missing required field `(.+?)`"), "Das Feld „{what}“ fehlt."),
    (re.compile(r"unknown field `(.+?)`"), "Das Feld „{what}“ ist nicht vorgesehen."),
    (re.compile(r"matching regex"), "Der Wert hat nicht die verlangte Form."),
    (re.compile(r"of length >="), "Der Wert ist zu kurz."),
    (re.compile(r"of length <="), "Der Wert ist zu lang."),
    (re.compile(r"Expected `\w+` [<>]"), "Die Zahl liegt außerhalb der Grenzen."),
    (re.compile(r"Expected `(\w+)[^`]*`, got"), "{what}"),
    (re.compile(r"Invalid enum value"), "Dieser Wert ist nicht vorgesehen."),
    (re.compile(r"Invalid RFC3339"), _DATE),
)


class Lines:
    """The line of every table and key of one file, and refusals that name it."""

    def __init__(self, text: str, code: str) -> None:
        """Scan the text; it is refused with `code` when it is too large or nested too deeply."""
        self._code = code
        self._found: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._table: Path = ()
        if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
            raise Refused(code, "Die Datei ist größer als 1 MiB.", field="line 1")
        for number, is_header, is_list, parts in self._scan(text):
            self._place(number, parts, is_header=is_header, is_list=is_list)

    def line(self, path: Path) -> int:
        """Give the line of a path, or of the nearest table around it."""
        while path and path not in self._found:
            path = path[:-1]
        return self._found.get(path, 1)

    def refused(self, path: Path, reason: str) -> Refused:
        """Make the refusal for what stands at a path."""
        return self.refused_at(self.line(path), reason)

    def refused_at(self, number: int, reason: str) -> Refused:
        """Make the refusal for a line."""
        return Refused(
            self._code, say("Zeile {number}: {reason}", number=number, reason=reason), field=f"line {number}"
        )

    def _scan(self, text: str) -> Iterator[tuple[int, bool, bool, list[str]]]:
        """Yield every header and key that stands at the start of a line, outside strings and lists."""
        quote, depth = "", 0
        for number, line in enumerate(text.split("\n"), start=1):
            if len(line) > MAX_LINE:
                raise self.refused_at(number, say("Die Zeile ist länger als {most} Zeichen.", most=MAX_LINE))
            header, assignment = _HEADER.match(line), _ASSIGNMENT.match(line)
            at_start = not quote and depth == 0
            if at_start and header:
                yield number, True, header[1] == "[[", _parts(header[2])
                continue
            if at_start and assignment:
                yield number, False, False, _parts(assignment[1])
            quote, depth = _after(line, quote, depth)
            if depth > MAX_DEPTH:
                raise self.refused_at(number, "Zu tief geschachtelt.")

    def _place(self, number: int, parts: list[str], *, is_header: bool, is_list: bool) -> None:
        """Remember the line of one header or key."""
        if len(parts) > MAX_DEPTH:
            raise self.refused_at(number, "Zu tief geschachtelt.")
        path: Path = () if is_header else self._table
        for part in parts[:-1]:
            path = self._current((*path, part))
        path = (*path, parts[-1])
        if is_list:
            self._found.setdefault(path, number)
            self._counts[path] = self._counts.get(path, -1) + 1
            path = self._current(path)
        if is_header:
            self._table = path
        self._found.setdefault(path, number)

    def _current(self, path: Path) -> Path:
        """Step into the latest element when a path is a list of tables."""
        return (*path, self._counts[path]) if path in self._counts else path


def read(text: str, shape: type[Shape], code: str) -> tuple[Shape, Lines]:
    """Read a file into its shape, or refuse it with the line and the reason."""
    lines = Lines(text, code)
    try:
        return convert(tomllib.loads(text), shape), lines
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX_LINE.search(str(error))
        number = int(found[1]) if found else text.count("\n") + 1
        raise lines.refused_at(number, "Die Schreibweise ist kein gültiges TOML.") from error
    except (ValueError, RecursionError) as error:
        raise lines.refused(_path_of(str(error)), _reason(str(error))) from error


def read_json_as(text: str, shape: type[Shape], code: str) -> Shape:
    """Read a JSON file into its shape, or refuse it with the field and the reason."""
    if len(text) > MAX_BYTES:
        raise Refused(code, "Die Datei ist größer als 1 MiB.", field="line 1")
    try:
        found = json.loads(text)
        # Half a letter, as JSON may escape it, is none that anything could keep.
        json.dumps(found, ensure_ascii=False).encode()
        return convert(found, shape)
    except json.JSONDecodeError as error:
        reason = say("Zeile {number}: {reason}", number=error.lineno, reason="Die Schreibweise ist kein gültiges JSON.")
        raise Refused(code, reason, field=f"line {error.lineno}") from error
    except (ValueError, RecursionError) as error:
        path = ".".join(str(step)[:_MOST_SAID] for step in _path_of(str(error)))
        raise Refused.at(path or "$", code, _reason(str(error))) from error


def _after(line: str, quote: str, depth: int) -> tuple[str, int]:
    """Follow one line: which multi-line string is open after it, and how deep its brackets stand."""
    position = 0
    while True:
        if quote:
            end = line.find(quote, position)
            if end < 0:
                return quote, depth
            quote, position = "", end + 3
        token = _TOKEN.search(line, position)
        if token is None:
            return quote, depth
        position = token.end()
        if token[0] in ('"""', "'''"):
            quote = token[0]
        depth += (token[0] in "[{") - (token[0] in "]}")


def _parts(key: str) -> list[str]:
    """Split a dotted key into its parts, without quotes."""
    return [part.strip("\"'") for part in re.findall(_PART, key)]


def _path_of(message: str) -> Path:
    """Read the path out of a validation message, down to a field that is not foreseen."""
    found = _PATH.search(message)
    steps = _STEP.findall(found[1]) if found else []
    path: Path = tuple(name or int(index) for name, index in steps)
    unknown = re.search(r"unknown field `(.+?)`", message)
    return (*path, unknown[1]) if unknown else path


def _reason(message: str) -> str:
    """Say in German what a validation message says."""
    for pattern, sentence in _REASONS:
        if found := pattern.search(message):
            what = next(iter(found.groups()), "")
            return say(sentence, what=_EXPECTED.get(what, what[:_MOST_SAID]))
    return "Der Wert ist ungültig."
