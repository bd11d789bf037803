"""What browsers ask about calls: the desk, live updates, records."""
