"""What each screen shows and allows, without Qt, through the workspace only. The command line shows the same."""
