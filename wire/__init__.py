"""What travels between the programs and the server, and the rules both sides share about it.

Both sides import this room; it imports neither. It must not read a clock, a disk, a network or randomness: time,
keys and salts are passed in.
"""
