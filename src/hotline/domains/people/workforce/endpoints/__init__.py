"""HTTP of workforce."""
