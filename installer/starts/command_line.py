"""The frozen `schutzbruecke`; told to read a document or ask a PAC file it is that process, nothing more."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from desktop.domain.proxy import ASKING
from desktop.exchange.pdf.messages import WORD
from installer.starts.inheritance import restore

if __name__ == "__main__":
    restore(os.environ)
    if sys.argv[1:] == [WORD]:
        sys.exit(import_module("desktop.exchange.pdf.child").main())
    if sys.argv[1:] == [ASKING]:
        sys.exit(import_module("desktop.sync.pac_process").main())
    sys.exit(import_module("desktop.cli").main())
