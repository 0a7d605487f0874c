"""The tests of the area of contacts."""
