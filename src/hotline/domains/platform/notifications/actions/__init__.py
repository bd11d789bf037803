"""Writes of notifications. All notifications of the platform are created by ``notify``."""
