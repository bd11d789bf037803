"""The contract's nineteen indicators as pure functions: from counts to value and yuan, with rival readings."""
