"""The rota: a month as a grid, the day beside it, what is done with shifts, one's own as a calendar file."""
