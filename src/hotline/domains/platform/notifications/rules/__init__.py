"""Kinds of notifications, their addressees, and limits on their content."""
