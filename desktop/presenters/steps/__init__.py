"""The steps people take with a notification: when each is offered, under which button and key, and how it is asked.

One file for what belongs together, one line in `table.py` for each file. Without Qt: `ui/steps.py` opens the dialogs.
"""
