"""Collects every text of the program that can reach the window, and keeps the file of their translations.

`python -m tests.helpers.texts` brings `desktop/ui/translations/en.ts` up to date and compiles it; a test holds the file
complete. What only the command line says is left out, and so are texts that are data of the cooperation (titles of
categories, guidance, legal bases): they stay in the language they are written in.
"""

from __future__ import annotations

import ast
import builtins
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from PySide6.QtCore import QTranslator, QXmlStreamReader

ROOT: Final = Path(__file__).parents[2]
TS: Final = ROOT / "desktop/ui/translations/en.ts"
QM: Final = TS.with_suffix(".qm")
CONTEXT: Final = "schutzbruecke"

_SHOWN: Final = ("desktop/presenters", "desktop/ui", "desktop/app")
"""Rooms in which every text is one for the window."""
_SAID: Final = ("desktop/domain", "desktop/workspace", "desktop/keys", "desktop/sync", "desktop/policy")
"""Rooms that say words and sentences now and then; those are German and begin large."""
_COMMANDS: Final = ("desk", "enrolling", "file_keeping", "giving_out", "problems", "taking_in", "watching", "writing")
"""Files of the command line that the window uses too."""
_EXCHANGED: Final = ("contact_cards", "contact_csv", "pdf/document", "phone_numbers", "text_file")
"""Files of the formats that say something to people."""
_SILENT: Final = (
    "desktop/ui/theme",
    "desktop/app/crashes.py",
    "desktop/presenters/crash.py",
    "desktop/ui/fact_table.py",
    "desktop/ui/language.py",
    "desktop/ui/licences.py",
    "desktop/ui/platform/bus.py",
    "desktop/ui/platform/login_session.py",
    "desktop/ui/platform/screen_saver.py",
    "desktop/ui/platform/single_instance.py",
    "desktop/keys/secret_service.py",
    "desktop/sync/transport.py",
    "desktop/domain/place_names.py",
)
"""Names for the system, the network and other programs."""
_COMMAND_LINE_ONLY: Final = (
    "desktop/domain/templates.py",
    "desktop/domain/templates_police.py",
    "desktop/domain/templates_youth.py",
    "desktop/keys/recovery.py",
)
"""Files whose samples and sheets are for the command line."""
_SAYING: Final = frozenset({"tr", "say", "label", "button"})
"""What is handed to these first is a text, whatever it looks like."""
_ENGLISH: Final = frozenset(
    ("ArgumentParser", "Malformed", "NewType", "NoWriter", "TypeVar", "Unreadable", "UnusableKey", "add_argument")
)
_COMPARING: Final = frozenset(
    (
        "encode",
        "endswith",
        "get",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "split",
        "startswith",
        "strip",
    )
)
_NAMING: Final = frozenset(("compile", "exception", "setObjectName", "setProperty", "warning"))
"""What is handed to these is a name, a pattern, or for programmers."""
_PLACE: Final = re.compile(r"\{\w*\}")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_GERMAN: Final = re.compile(r"[A-ZÄÖÜ„{(]|.*[äöüßÄÖÜ]|.* ", re.DOTALL)
_LARGE: Final = re.compile(r"[A-ZÄÖÜ„{]|.*[äöüßÄÖÜ]", re.DOTALL)
_CODE: Final = re.compile(
    r"[a-z0-9_./:#-]*|[A-Z][0-9]{2}|[A-Z_]+|Cc|Cs|Zl|Zp|(Ctrl|Shift|Alt|Meta|F[0-9])\S*|[dMyHhms. :]+"
    r"|Schutzbrücke|[Ss]chutzbruecke\S*|Software\\\S+|Europe/\w+|Retry-After|Accept-Encoding|Proxy-Authorization|Date|[A-Z]\w*[a-z][A-Z]\w*"
    r"|\s.*|.*\s",
    re.DOTALL,
)


@cache
def texts() -> tuple[str, ...]:
    """Give every text, in the order of files and lines, each once."""
    found: dict[str, None] = {}
    for path, usual in sources():
        found.update(dict.fromkeys(texts_of(path.read_text(encoding="utf-8"), usual)))
    return tuple(found)


def sources() -> Iterator[tuple[Path, re.Pattern[str]]]:
    """Yield the files that say something to people, with what a text looks like there."""
    left_out = [ROOT / one for one in (*_SILENT, *_COMMAND_LINE_ONLY)]
    for folder in (*_SHOWN, *_SAID):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not any(path.is_relative_to(one) for one in left_out):
                yield path, _GERMAN if folder in _SHOWN else _LARGE
    for name in _COMMANDS:
        yield ROOT / f"desktop/commands/{name}.py", _LARGE
    for name in _EXCHANGED:
        yield ROOT / f"desktop/exchange/{name}.py", _LARGE


def put_together(source: str) -> list[str]:
    """Give the sentences of a file that no one can translate, because an f-string puts them together."""
    tree = ast.parse(source)
    silent = {id(one) for node in ast.walk(tree) for one in _silent(node)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and id(node) not in silent:
            text = "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
            if re.search(r"[^\W\d_]{2,} |[äöüß]| [^\W\d_]{2,}", text):
                found.append(text)
    return found


def texts_of(source: str, usual: re.Pattern[str] = _GERMAN) -> Iterator[str]:
    """Yield the texts of a file; what is written in documentation or an f-string is none."""
    tree = ast.parse(source)
    silent = {id(one) for node in ast.walk(tree) for one in _silent(node)}
    spoken = {id(one) for node in ast.walk(tree) for one in _spoken(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in silent else None
        is_text = _is_spoken if id(node) in spoken else partial(_is_text, usual=usual)
        if isinstance(text, str) and is_text(text):
            yield text


def _is_spoken(text: str) -> bool:
    return bool(_LETTER.search(_PLACE.sub("", text)))


def _is_text(text: str, usual: re.Pattern[str]) -> bool:
    text = text.replace("&", "")
    return bool(_WORD.search(_PLACE.sub("", text)) and usual.match(text)) and not _CODE.fullmatch(text)


def _spoken(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is handed over to be said."""
    if isinstance(node, ast.Call) and _name(node.func) in _SAYING:
        yield from _choices(node.args[:1])
    elif isinstance(node, ast.Call) and _name(node.func) == "Damaged":
        yield from node.args


def _choices(nodes: list[ast.expr]) -> Iterator[ast.AST]:
    for node in nodes:
        yield from _choices([node.body, node.orelse]) if isinstance(node, ast.IfExp) else [node]


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what nobody reads in the window: documentation, parts of f-strings, names, what programmers are told."""
    match node:
        case ast.Expr(value=ast.Constant() as said):
            yield said
        case ast.JoinedStr():
            yield from (one for one in ast.walk(node) if isinstance(one, ast.Constant))
        case ast.Subscript():
            yield from ast.walk(node.slice)
        case ast.Compare():
            yield from (node.left, *node.comparators)
        case ast.Call() if _name(node.func) == "Refused":
            yield from (one for word in node.keywords if word.arg == "field" for one in ast.walk(word.value))
        case ast.Call() if _is_for_programs(_name(node.func)):
            yield from node.args[: 1 if _name(node.func) == "get" else None]
            yield from (one.value for one in node.keywords if one.arg in ("description", "help", "metavar"))


def _is_for_programs(name: str) -> bool:
    known = getattr(builtins, name, None)
    return name in _ENGLISH | _COMPARING | _NAMING or (isinstance(known, type) and issubclass(known, BaseException))


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def placeholders(text: str) -> set[str]:
    """Give the places of values in a text."""
    return set(_PLACE.findall(text))


def translations() -> dict[str, str]:
    """Give the translations of the file, by their source; empty ones are missing."""
    if not TS.exists():
        return {}
    reader, found, source = QXmlStreamReader(TS.read_text(encoding="utf-8")), dict[str, str](), ""
    while not reader.atEnd():
        if reader.readNext() is not QXmlStreamReader.TokenType.StartElement:
            continue
        if reader.name() == "source":
            source = reader.readElementText()
        elif reader.name() == "translation":
            found[source] = reader.readElementText()
    return found


def write(known: dict[str, str]) -> list[str]:
    """Write the file with what is known; gives the texts that lack a translation."""
    root = ElementTree.Element("TS", version="2.1", language="en_GB", sourcelanguage="de_DE")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    missing = []
    for text in texts():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        translation.text = known.get(text, "")
        if not translation.text:
            translation.set("type", "unfinished")
            missing.append(text)
    ElementTree.indent(root)
    TS.parent.mkdir(exist_ok=True)
    body = ElementTree.tostring(root, encoding="unicode")
    TS.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return missing


def compile_file(target: Path = QM) -> None:
    """Compile the file with Qt's own tool."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    found = str(tool) if tool.exists() else shutil.which("pyside6-lrelease") or "pyside6-lrelease"
    subprocess.run([found, "-silent", str(TS), "-qm", str(target)], check=True)


def loaded(file: Path = QM) -> QTranslator:
    """Give a compiled file, loaded."""
    made = QTranslator()
    made.load(str(file))
    return made


if __name__ == "__main__":
    for text in write(translations()):
        sys.stderr.write(f"no translation: {text}\n")
    compile_file()
