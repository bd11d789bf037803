"""Wire shapes of the contract's indicators."""
