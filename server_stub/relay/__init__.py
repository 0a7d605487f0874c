"""What the server decides: who may speak, whether a batch is accepted, what a page holds.

Pure: no clock, disk, network, thread or randomness; what the log holds, the time and the keys are passed in. It must
never look into a sealed body.
"""
