"""The tests of the rota in the window."""
