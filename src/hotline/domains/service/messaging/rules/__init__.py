"""What waits to be dealt with, and what may be done with it when. The public names of the domain's rules."""
