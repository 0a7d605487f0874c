"""Training cards in the window: which sets there are, doing one, and being asked for them beside a notification."""
