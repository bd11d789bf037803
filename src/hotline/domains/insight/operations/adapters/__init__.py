"""Adapters to the bus and the switch."""
