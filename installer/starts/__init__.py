"""Where the frozen programs begin."""
