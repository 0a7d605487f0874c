"""Tests of the unlocked workspace."""
