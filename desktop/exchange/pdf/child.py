"""The process that reads one document: `python -m desktop.exchange.pdf.child`, or a packaged program told its word."""

from __future__ import annotations

import sys

from desktop.exchange.pdf.pages import PdfPages
from desktop.exchange.pdf.serving import serve


def main() -> int:
    """Read a document for whoever started this process; gives the exit code."""
    return serve(PdfPages)


if __name__ == "__main__":
    sys.exit(main())
