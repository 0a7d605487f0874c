"""The frozen `schutzbruecke`; told to read a document or ask a PAC file it is that process, nothing more."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from installer.starts.children import child
from installer.starts.inheritance import restore

if __name__ == "__main__":
    restore(os.environ)
    begin = child(sys.argv[1:]) or import_module("desktop.cli").main
    sys.exit(begin())
