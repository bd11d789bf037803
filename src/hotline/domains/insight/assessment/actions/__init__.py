"""What is entered for the indicators, and what becomes of a quarter."""
