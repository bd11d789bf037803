"""Policy calculators: what the law grants for a caller's figures, step by step."""
