"""Quality inspection on the wire."""
