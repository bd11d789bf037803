"""Whole histories of a centre in virtual time: the real callcontrol and router, everything around them simulated."""
