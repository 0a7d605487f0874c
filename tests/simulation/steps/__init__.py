"""What people and devices do in a schedule, a small function a step; the list of all is in `registry.py`.

A step takes the world and a profile, tells the trace what it does and says whether there was anything to do.
"""
