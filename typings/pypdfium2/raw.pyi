"""The constants of PDFium this project uses."""

FPDFBitmap_BGRx: int
