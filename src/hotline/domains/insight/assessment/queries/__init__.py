"""Reading what the contract measures: the quarter as it stands, contracts, trials."""
