"""The codes by which rules say no, found in the source: what stands in it is what somebody can come upon."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

_OUTCOMES = frozenset({"quarantined", "waiting"})
_DENIALS = frozenset({"Denied", "require"})


def refusal_codes(folder: Path) -> set[str]:
    """Every code with which a module of a folder quarantines, or lets wait, what somebody wishes.

    Where the code comes from another function of these modules, what that returns is looked through too.
    """
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.py"))]
    functions: dict[str, list[ast.FunctionDef]] = defaultdict(list)
    for one in _functions(trees):
        functions[one.name].append(one)
    found: set[str] = set()
    asked: set[str] = set()
    for function in _functions(trees):
        for call in _calls(function, _OUTCOMES):
            found |= set(_texts(call.args[0]))
            asked |= {name for variable in _names(call.args[0]) for name in _given(function, variable)}
    done: set[str] = set()
    while asked - done:
        name = (asked - done).pop()
        done.add(name)
        for returned in (one for function in functions[name] for one in _returned(function)):
            found |= set(_texts(returned))
            asked |= set(_called(returned))
    return found


def denial_codes(folder: Path) -> set[str]:
    """Every code with which the fold of the directory turns a statement away."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.py"))]
    calls = (call for tree in trees for call in _calls(tree, _DENIALS))
    return {text for call in calls for text in _texts(call.args[-1])}


def _functions(trees: Iterable[ast.Module]) -> Iterator[ast.FunctionDef]:
    return (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _calls(within: ast.AST, names: frozenset[str]) -> Iterator[ast.Call]:
    found = (node for node in ast.walk(within) if isinstance(node, ast.Call) and node.args)
    return (call for call in found if _name(call.func) in names)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _texts(of: ast.expr) -> Iterator[str]:
    for node in ast.walk(of):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value


def _names(of: ast.expr) -> Iterator[str]:
    return (node.id for node in ast.walk(of) if isinstance(node, ast.Name))


def _called(of: ast.expr) -> Iterator[str]:
    return (_name(node.func) for node in ast.walk(of) if isinstance(node, ast.Call))


def _returned(function: ast.FunctionDef) -> Iterator[ast.expr]:
    return (node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value is not None)


def _given(function: ast.FunctionDef, variable: str) -> Iterator[str]:
    """Give the functions whose answer a variable is given."""
    for node in ast.walk(function):
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.NamedExpr(target=ast.Name(id=name), value=value)
            ) if name == variable:
                yield from _called(value)
            case _:
                pass
