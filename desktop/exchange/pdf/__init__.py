"""PDF documents: read by PDFium in a process of their own: what one does there harms nobody here."""
