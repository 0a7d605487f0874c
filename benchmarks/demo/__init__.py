"""`make demo`: the main job in two windows; it plays by itself where there is no screen, else people play."""
