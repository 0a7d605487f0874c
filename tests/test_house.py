"""The house keeps its own rules: sizes, test twins, docstrings, and what tests leave alone (CONTRIBUTING.md)."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
ROOMS_WITH_TWINS = ("wire", "desktop", "server_stub")
CODE = (*ROOMS_WITH_TWINS, "benchmarks", "installer")
LINES = 400
LINES_OF_A_FUNCTION = 40
FORBIDDEN_IN_TESTS = re.compile(
    r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)|time\.sleep|(unittest\.)?mock(\..*)?|mocker(\..*)?"
)
THE_READER = Path("wire/decoders.py")
READING = re.compile(r"msgspec\.(convert|(msgpack|json|toml|yaml)\.(decode|Decoder))")
WAIVER = re.compile(r"#\s*(noqa|type:\s*ignore|(ruff|mypy|flake8):)")
SECOND_SENTENCE = re.compile(r"[.!?]\s+[A-ZÄÖÜ]")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(root: Path, *folders: str) -> Iterator[Path]:
    """Every Python file below the folders, as a path seen from `root`."""
    for folder in folders:
        yield from (path.relative_to(root) for path in sorted((root / folder).rglob("*.py")))


def modules(root: Path, *folders: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file below the folders, as a path seen from `root` and its tree."""
    for path in files(root, *folders):
        yield path, ast.parse((root / path).read_text(encoding="utf-8"))


def functions(nodes: Iterable[ast.AST]) -> Iterator[Function]:
    """Every function and method among the nodes of a module."""
    return (node for node in nodes if isinstance(node, Function))


def lines(function: Function) -> int:
    """The length of a function as it is read, its docstring not counted: nobody shall save on that."""
    first = function.body[0]
    docstring = (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(function) else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def dotted(node: ast.AST) -> str:
    """The name a node spells out, such as `pytest.mark.skip`, or nothing."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""


def names_used(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """Every name the nodes of a module spell out or import, by its full name, with its line."""
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name | ast.Attribute):
            yield node.lineno, dotted(node)


def too_long(root: Path) -> Iterator[str]:
    """Files and functions that have outgrown their room."""
    for path in files(root, *CODE, "tests"):
        length = len((root / path).read_text(encoding="utf-8").splitlines())
        if length > LINES:
            yield f"{path}: {length} lines, at most {LINES}"
    for path, tree in modules(root, *CODE):
        for function in functions(ast.walk(tree)):
            if lines(function) > LINES_OF_A_FUNCTION:
                yield f"{path}:{function.lineno}: {function.name} has {lines(function)} lines"


def without_twin(root: Path) -> Iterator[str]:
    """Modules whose tests are not where one looks for them."""
    for path in files(root, *ROOMS_WITH_TWINS):
        twin = Path("tests") / path.parent / f"test_{path.name}"
        if not path.name.startswith("__") and not (root / twin).exists():
            yield f"{path}: no {twin}"


def without_docstring(root: Path) -> Iterator[str]:
    """Modules that do not say what they are for."""
    for path, tree in modules(root, *CODE, "tests"):
        if tree.body and not ast.get_docstring(tree):
            yield f"{path}: no docstring"


def bad_tests(root: Path) -> Iterator[str]:
    """Tests that wait, look away, patch, or do not say in one sentence what holds."""
    for path, tree in modules(root, "tests"):
        nodes = list(ast.walk(tree))
        yield from (
            f"{path}:{line}: {name}"
            for line, name in sorted(set(names_used(nodes)))
            if FORBIDDEN_IN_TESTS.fullmatch(name)
        )
        for function in functions(nodes):
            sentence = ast.get_docstring(function) or ""
            if function.name.startswith("test_") and (not sentence.endswith(".") or SECOND_SENTENCE.search(sentence)):
                yield f"{path}:{function.lineno}: {function.name} does not say what holds in one sentence"


def read_elsewhere(root: Path) -> Iterator[str]:
    """What reads into a type by msgspec itself, where several threads may not at once."""
    for path, tree in modules(root, *ROOMS_WITH_TWINS):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or path == THE_READER:
                continue
            name, typed = dotted(node.func), any(word.arg == "type" for word in node.keywords) or len(node.args) > 1
            if READING.fullmatch(name) and (typed or not name.endswith(".decode")):
                yield f"{path}:{node.lineno}: {name}, use wire/decoders.py"


def waived(root: Path) -> Iterator[str]:
    """Lines on which a checker is told to look away."""
    for path in files(root, *CODE, "tests"):
        for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
            if found := WAIVER.search(line):
                yield f"{path}:{number}: {found[1]}"


RULES = (too_long, without_twin, without_docstring, bad_tests, read_elsewhere, waived)


@pytest.mark.parametrize("rule", RULES)
def test_the_house_is_in_order(rule: Callable[[Path], Iterator[str]]) -> None:
    """Nothing in the repository breaks a rule of the house."""
    assert "\n".join(rule(HOUSE)) == ""


GOOD = {
    "wire/note.py": '"""What a note is."""\n',
    "wire/__init__.py": '"""What travels."""\n',
    "tests/__init__.py": "",
    "tests/wire/test_note.py": '''
        """Notes."""


        def test_notes() -> None:
            """A note is kept."""
    ''',
}
TEST_OF = (
    '"""Notes."""\nimport asyncio, pytest, time\n\n\ndef test_notes({}) -> None:\n    """A note is kept."""\n    {}\n'
)
BAD = {
    "a file of 401 lines": ("wire/note.py", '"""Long."""\n' + "\n" * 400, "wire/note.py: 401 lines"),
    "a test of 401 lines": ("tests/wire/test_note.py", '"""Long."""\n' + "\n" * 400, "test_note.py: 401 lines"),
    "a function of 41 lines": (
        "wire/note.py",
        '"""N."""\ndef long():\n' + "    pass\n" * 40,
        "wire/note.py:2: long has 41",
    ),
    "a module without a twin": ("desktop/keys/lock.py", '"""Locks."""\n', "no tests/desktop/keys/test_lock.py"),
    "a reader of its own": (
        "wire/note.py",
        '"""A."""\nimport msgspec\nx = msgspec.json.decode(b"", type=int)\n',
        "wire/note.py:3: msgspec.json.decode",
    ),
    "a waiver of ruff": ("wire/note.py", '"""A."""\nx = 1  #' + " noqa: E501\n", "wire/note.py:2: noqa"),
    "a waiver of mypy": (
        "tests/test_a.py",
        '"""A."""\nx = 1  #' + " type: ignore\n",
        "tests/test_a.py:2: type: ignore",
    ),
    "a module without a docstring": ("wire/note.py", "x = 1\n", "wire/note.py: no docstring"),
    "a package without a docstring": ("wire/__init__.py", "x = 1\n", "wire/__init__.py: no docstring"),
    "a skipped test": ("tests/test_a.py", TEST_OF.format("", "pytest.skip()"), "tests/test_a.py:7: pytest.skip"),
    "a mark that skips": (
        "tests/test_a.py",
        '"""A."""\nimport pytest\npytest.mark.skipif(True)\n',
        "pytest.mark.skipif",
    ),
    "a test expected to fail": ("tests/test_a.py", TEST_OF.format("", "pytest.mark.xfail"), "pytest.mark.xfail"),
    "an optional import": ("tests/test_a.py", TEST_OF.format("", "pytest.importorskip('x')"), "pytest.importorskip"),
    "a sleeping test": ("tests/test_a.py", TEST_OF.format("", "time.sleep(1)"), "tests/test_a.py:7: time.sleep"),
    "a sleep by another way": (
        "tests/test_a.py",
        '"""A."""\nfrom time import sleep\n',
        "tests/test_a.py:2: time.sleep",
    ),
    "a patch": ("tests/test_a.py", '"""A."""\nfrom unittest import mock\n', "tests/test_a.py:2: unittest.mock"),
    "a patching fixture": ("tests/test_a.py", TEST_OF.format("mocker", ""), "tests/test_a.py:5: mocker"),
    "a test without a sentence": ("tests/test_a.py", '"""A."""\ndef test_a(): pass\n', "test_a does not say"),
    "a test of two sentences": ("tests/test_a.py", '"""A."""\ndef test_a():\n    """A. B."""\n', "test_a does not say"),
}


def build(root: Path, files: dict[str, str]) -> Path:
    """A small house of these files."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
    return root


def complaints(root: Path) -> list[str]:
    """What all rules together say about a house."""
    return [complaint for rule in RULES for complaint in rule(root)]


def test_a_good_house_draws_no_complaint(tmp_path: Path) -> None:
    """The rules are content with a small house that keeps them."""
    assert complaints(build(tmp_path, GOOD)) == []


@pytest.mark.parametrize("fault", BAD)
def test_each_fault_is_found(fault: str, tmp_path: Path) -> None:
    """A single fault in a good house is named with its place, and nothing else is."""
    path, text, complaint = BAD[fault]
    found = complaints(build(tmp_path, GOOD | {path: text}))
    assert len(found) == 1
    assert complaint in found[0]
