"""Sharing: with whom a saved question or a schedule is shared."""

from typing import Any

import msgspec

from hotline.domains.platform.accounts.queries import names_of, role_names
from hotline.kernel.errors import Invalid

MAX_SHARED = 50


class Sharing(msgspec.Struct, frozen=True):
    """Whom a question or a schedule is shared with."""

    #: With everybody who may see statistics. Otherwise with ``roles`` and ``people``.
    shared: bool = False
    #: Role codes.
    roles: tuple[str, ...] = ()
    #: Staff numbers.
    people: tuple[str, ...] = ()

    @property
    def columns(self) -> dict[str, Any]:
        return {"shared": self.shared, "roles": list(self.roles), "people": list(self.people)}

    def check(self) -> None:
        """Raises Invalid for a role or a number that nobody has."""
        if len(self.roles) + len(self.people) > MAX_SHARED:
            raise Invalid(f"最多共享给{MAX_SHARED}个角色或工号。")
        if unknown := set(self.roles) - set(role_names()):
            raise Invalid(f"没有这些角色：{'、'.join(sorted(unknown))}。请重新选择。")
        if unknown := set(self.people) - set(names_of(set(self.people))):
            raise Invalid(f"没有这些工号：{'、'.join(sorted(unknown))}。请核对后重填。")
