"""Roles and what each may do. The public names of the domain's rules."""

from hotline.domains.platform.accounts.rules.roles import ROLES, RoleSpec, conflicting

__all__ = ["ROLES", "RoleSpec", "conflicting"]
