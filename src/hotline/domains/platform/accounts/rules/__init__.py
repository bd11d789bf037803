"""Roles and what each may do. The public names of the domain's rules."""
