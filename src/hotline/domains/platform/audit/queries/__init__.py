"""Reads of the audit trail and its chain."""
