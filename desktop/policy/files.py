"""A level of settings as it stands in a file of the system (TOML): a line for each, called as in `settings.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from desktop.domain.precedence import Given, Layer
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.domain.setting import Level
from desktop.domain.toml_lines import MAX_BYTES, read

FOLDER: Final = Path("/etc/schutzbruecke")
POLICY: Final = FOLDER / "policy.toml"
DEFAULTS: Final = FOLDER / "defaults.toml"
_UNREADABLE: Final = "Die Datei lässt sich nicht lesen."
_NOT_TEXT: Final = "Die Datei ist kein UTF-8-Text."


def read_file(path: Path, level: Level) -> Layer:
    """Read a level; a file that is not there sets nothing."""
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1).decode("utf-8-sig")
        found, lines = read(text, dict[str, Any], "policy_invalid")
    except FileNotFoundError:
        return Layer(level)
    except OSError:
        return Layer(level, unreadable=(str(path), _UNREADABLE))
    except UnicodeDecodeError:
        return Layer(level, unreadable=(str(path), _NOT_TEXT))
    except Refused as refused:
        return Layer(level, unreadable=(str(path), refused.message))
    given = {name: Given(value, _at(path, lines.line((name,)))) for name, value in found.items()}
    return Layer(level, given)


def _at(path: Path, line: int) -> str:
    return say("{file}, Zeile {line}", file=str(path), line=line)
