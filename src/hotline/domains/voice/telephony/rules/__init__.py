"""Telephone numbers, case numbers and faxes as received from outside."""
