"""How well the processes are, and what on the floor is an alarm. The public names of the domain's rules."""
