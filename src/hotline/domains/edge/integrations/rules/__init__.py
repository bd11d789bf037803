"""Rules of the open interface: scopes, quotas, keys, public events."""
