"""HTTP of briefings."""
