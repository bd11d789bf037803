"""Walking a caller through a flow: pure, no telephony. The public names of the domain's rules."""
