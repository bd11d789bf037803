"""A call from the trunk to its recording: telephony, routing, spoken menus, calls, call-backs, recordings."""
