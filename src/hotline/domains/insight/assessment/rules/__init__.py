"""The contract's nineteen indicators as pure functions: counts in, value and yuan out, rival readings beside."""
