"""Rules of the audit chain and its signed heads."""
