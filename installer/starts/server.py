"""The frozen `schutzbruecke-server`."""

from __future__ import annotations

import sys

from server_stub.admin import main

if __name__ == "__main__":
    sys.exit(main())
