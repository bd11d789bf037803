"""One process per Asterisk node: each call is a mailbox around the machine of ``calls.rules``."""
