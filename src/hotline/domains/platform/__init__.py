"""Accounts, calendar, citizens, notifications: who works here, when, and who calls."""
