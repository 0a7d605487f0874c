"""The frozen `schutzbruecke`; told to read a document it is that process, and loads nothing else."""

from __future__ import annotations

import sys
from importlib import import_module

from desktop.exchange.pdf.messages import WORD

if __name__ == "__main__":
    if sys.argv[1:] == [WORD]:
        sys.exit(import_module("desktop.exchange.pdf.child").main())
    sys.exit(import_module("desktop.cli").main())
