"""Tests of the room `desktop.policy`."""
