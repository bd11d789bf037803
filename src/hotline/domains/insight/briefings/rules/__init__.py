"""Rules of briefings."""
