"""An unlocked workspace: the one door through which anything changes, and which tells watchers what changed.

It joins journal, keys and rules: what the user does becomes an event in the outbox, what the server placed is
verified, kept and folded. It must not speak to the network, and knows journal and keys only through the Protocols in
`journal.py`, `seals.py` and `surroundings.py`.
"""
