"""The contacts of one citizen with the hotline, of every kind, in one list."""
