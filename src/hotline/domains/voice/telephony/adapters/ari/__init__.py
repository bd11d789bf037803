"""Asterisk as callcontrol sees it: typed events in, verbs out."""
