"""Work orders on the wire."""
