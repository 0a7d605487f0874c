"""Whole companies live through seeded schedules in one thread: real machine, fold, keys, relay and stores.

What happens is a seed's affair alone. `world.py` holds who takes part, `steps/` what they do, `network.py` what the way
to the server does to them, `invariants/` what must hold after every step (docs/simulation.md), `schedule.py` one run.
"""
