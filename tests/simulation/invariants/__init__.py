"""What must hold after every step of every schedule, a small named function each; `registry.py` lists them all.

An invariant looks and never acts. It yields what is wrong, in a sentence; nothing yielded means that it holds.
"""
