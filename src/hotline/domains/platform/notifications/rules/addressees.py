"""Addressees of notifications. A sender names an addressee, which is resolved to people at the moment of sending."""

from dataclasses import dataclass

from hotline.kernel.permissions import Permission


@dataclass(frozen=True)
class Person:
    """A member of staff, by number."""

    number: str


@dataclass(frozen=True)
class Recipients:
    """Members of staff, by number, without their substitutes."""

    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Role:
    """Everybody who holds the role, by its code."""

    code: str


@dataclass(frozen=True)
class Group:
    """A shift group, by name: its leaders only, or all members."""

    name: str
    leaders_only: bool = False


@dataclass(frozen=True)
class PermissionHolders:
    """Everybody who holds the permission."""

    permission: Permission


@dataclass(frozen=True)
class DepartmentHeads:
    """The heads of a department that cases are dispatched to, by its code."""

    department: str


@dataclass(frozen=True)
class DepartmentHandlers:
    """Everybody who handles cases of a department, by its code."""

    department: str


type Addressee = Person | Recipients | Role | Group | PermissionHolders | DepartmentHeads | DepartmentHandlers
