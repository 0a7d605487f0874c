"""Tests of the room `desktop.sync`."""
