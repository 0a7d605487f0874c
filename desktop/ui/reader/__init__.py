"""Reading a document inside the window: its pages, its text, its search. Nothing of it lies on a disk."""
