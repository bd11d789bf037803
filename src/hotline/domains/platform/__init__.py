"""Who works here, when, and who rings in: accounts, calendar, citizens."""
