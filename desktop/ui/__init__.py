"""Qt: a view for each screen. Shows and forwards; it decides nothing and reaches the rest through presenters only."""
