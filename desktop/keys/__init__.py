"""Keys: unlocking a profile, what its device is, what it can open, sealing and opening.

Everything secret of the program is made, kept and used here. This room must not decide rights (the directory's fold
does), must not know entities, and must not reach the network or the database: rows to keep are handed out and in.
"""
