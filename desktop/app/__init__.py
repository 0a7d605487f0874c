"""The window's composition: the only room besides the command line that knows every other. Nothing imports it."""
