"""`make screens`: every screen and state as a picture in `docs/screens/`, over a district in memory."""
