"""Which version of the program this is: said to the server and in every report, compared with what it announces."""

from __future__ import annotations

from typing import Final

VERSION: Final = "0.1.0"
