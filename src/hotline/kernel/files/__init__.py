"""Checks of uploaded files: the type is recognised by content, and files that could run something are refused."""
