"""Bugs planted into the production code, a patch for each row of what goes wrong in sync: the simulation finds them.

`python -m tests.simulation.mutants` tries them all on copies of the tree. Found means that a named invariant fails
while the unpatched tree passes the same seed: no exception, no time-out.
"""
