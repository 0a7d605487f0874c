"""The desktop program: rooms described in docs/architecture.md."""
