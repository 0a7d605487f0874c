"""The commands of the program, one file a group. They read arguments, call presenters and give answers.

They never print and never decide a rule. A command that writes can be handed to the process that holds the profile; so
everything a command needs stands in its arguments as plain values.
"""
