"""Rules of process health, alarms and invariants."""
