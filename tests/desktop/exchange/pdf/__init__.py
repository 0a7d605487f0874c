"""The tests of PDF documents."""
