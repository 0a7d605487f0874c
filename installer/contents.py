"""What goes into a frozen program besides what its imports say: what is loaded late, its files, its parts' metadata."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

HOUSE: Final = Path(__file__).parent.parent
_LOADING: Final = "import_module"


def loaded_late(*folders: Path) -> list[str]:
    """Give the modules that are loaded by their name, wherever below the folders, in order.

    A module that the operating system chooses (`keyring_platform`) is found by PyInstaller's own hooks.
    """
    files = (file for folder in folders for file in folder.rglob("*.py"))
    return sorted({name for file in files for name in _names(ast.parse(file.read_text("utf-8")))})


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or len(node.args) != 1:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        name = node.args[0]
        if called == _LOADING and isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield name.value


def files_of(package: str) -> list[tuple[str, str]]:
    """Give the files that `pyproject.toml` puts beside a package's code, each with the folder it goes into."""
    setup = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
    patterns: list[str] = setup["tool"]["setuptools"]["package-data"][package]
    found = sorted({file for pattern in patterns for file in (HOUSE / package).glob(pattern)})
    return [(str(file), str(file.parent.relative_to(HOUSE))) for file in found]


def present(distributions: tuple[str, ...]) -> list[str]:
    """Give those of the distributions that are installed; some belong to one system or one Python only."""
    return [name for name in distributions if _is_present(name)]


def _is_present(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
