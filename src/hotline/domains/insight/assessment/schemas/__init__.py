"""The contract's indicators on the wire."""
