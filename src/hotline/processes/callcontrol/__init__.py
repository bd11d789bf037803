"""Call control, one process per Asterisk node. Each call is a mailbox around the state machine of ``calls.rules``."""
