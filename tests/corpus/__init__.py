"""Logs as past releases wrote them, kept for ever: every program has to make the same of them."""
