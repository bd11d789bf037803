"""Reading alarms, what was said where one was raised, thresholds, and what contradicts an invariant."""
