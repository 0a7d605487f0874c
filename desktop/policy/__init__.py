"""What the administration of this computer sets: read from the registry or from files of the system, never written.

It knows where things stand and how they are spelt; what a setting means and which value wins is `domain`'s.
"""
