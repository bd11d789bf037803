"""What browsers request of finished calls, and of who is calling."""
