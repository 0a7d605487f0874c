"""Formats in and out, without Qt. Nothing here may know a rule, the journal or the network."""
