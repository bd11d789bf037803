"""Who works here and who rings in: accounts, citizens."""
