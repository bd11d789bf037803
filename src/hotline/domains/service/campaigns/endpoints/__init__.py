"""HTTP of campaigns."""
