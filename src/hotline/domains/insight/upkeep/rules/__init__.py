"""Pure decisions of keeping the platform running."""
