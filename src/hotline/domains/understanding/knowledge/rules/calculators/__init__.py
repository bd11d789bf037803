"""Policy calculators: what the law makes of a caller's figures, step by step. The public names of the package."""
