"""The frozen `schutzbruecke`; told to read a document or ask a PAC file it is that process, nothing more."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from installer.starts.children import module_of
from installer.starts.inheritance import restore

if __name__ == "__main__":
    restore(os.environ)
    sys.exit(import_module(module_of(sys.argv[1:]) or "desktop.cli").main())
