"""What the program can do, measured: one command, one table, one JSON line a figure. Never part of the tests."""
