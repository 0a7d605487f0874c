"""What of PDFium itself this project uses."""

from typing import Any, ClassVar

from pypdfium2 import PdfBitmap, PdfPage

FPDFBitmap_BGRx: int
FPDF_ANNOT: int
FPDF_RENDER_FAILED: int
FPDF_RENDER_TOBECONTINUED: int

class IFSDK_PAUSE:
    _fields_: ClassVar[tuple[tuple[str, Any], ...]]
    def __init__(self, *, version: int, NeedToPauseNow: Any, user: None) -> None: ...

def FPDF_RenderPageBitmap_Start(
    bitmap: PdfBitmap,
    page: PdfPage,
    left: int,
    top: int,
    width: int,
    height: int,
    rotate: int,
    flags: int,
    pause: IFSDK_PAUSE,
) -> int: ...
def FPDF_RenderPage_Close(page: PdfPage) -> None: ...
