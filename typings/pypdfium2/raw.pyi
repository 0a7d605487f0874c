"""What of PDFium itself this project uses."""

from pypdfium2 import PdfBitmap, PdfPage

FPDFBitmap_BGRx: int
FPDF_ANNOT: int

def FPDF_RenderPageBitmap(
    bitmap: PdfBitmap,
    page: PdfPage,
    left: int,
    top: int,
    width: int,
    height: int,
    rotate: int,
    flags: int,
) -> None: ...
