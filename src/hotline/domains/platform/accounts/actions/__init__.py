"""Writes about staff: signing in, and administering accounts and roles."""

from hotline.domains.platform.accounts.actions.administer import (
    end_sessions,
    save_group,
    save_role,
    save_staff,
    set_password,
    unlock,
)
from hotline.domains.platform.accounts.actions.sign_in import Locked, WrongPassword, sign_in, sign_out

__all__ = [
    "Locked",
    "WrongPassword",
    "end_sessions",
    "save_group",
    "save_role",
    "save_staff",
    "set_password",
    "sign_in",
    "sign_out",
    "unlock",
]
