"""What the window needs of the operating system: sound, lock and suspend, idleness, one instance, tray, clipboard.

Knows nothing of notifications or of the workspace; whoever owns the window connects the two.
"""
