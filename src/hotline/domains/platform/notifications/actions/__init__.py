"""Writes about notifications. ``notify`` is the one way by which people are notified."""
