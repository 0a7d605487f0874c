"""The accessibility of every screen: checks that run by themselves, and each shown to see what it is for."""
