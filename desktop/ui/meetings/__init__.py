"""The view of meetings: the list, the page of one, and what is done with it."""
