"""Tests of the room `desktop.store`."""
