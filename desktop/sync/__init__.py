"""Bringing the profile and the server together: decide (machine), do (worker, poller), speak (transport).

It must not know what an event means, and never touches the database itself: the local side is a Protocol it states.
"""
