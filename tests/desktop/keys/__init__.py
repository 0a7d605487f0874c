"""Tests of the room `desktop.keys`."""
