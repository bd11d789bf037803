"""What other systems may ask for, and how. The public names of the domain's rules."""
