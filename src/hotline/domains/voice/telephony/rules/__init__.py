"""Telephone numbers, case numbers and faxes as others tell of them. The public names."""
