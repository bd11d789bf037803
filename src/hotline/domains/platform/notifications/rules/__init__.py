"""Which kinds of notifications there are, whom they are for, what may stand in them."""
