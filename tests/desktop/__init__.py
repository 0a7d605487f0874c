"""The tests of the desktop program."""
