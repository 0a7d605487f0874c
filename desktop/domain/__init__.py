"""The pure rules: no clock, disk, network, thread or randomness."""
