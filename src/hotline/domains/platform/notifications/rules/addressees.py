"""Whom a notification is for. Whoever sends it names an addressee; who that is today is looked up when it is sent."""

from dataclasses import dataclass

from hotline.kernel.permissions import Permission


@dataclass(frozen=True)
class Person:
    """A member of staff, by number."""

    number: str


@dataclass(frozen=True)
class Recipients:
    """These members of staff, by number, and nobody who stands in for them."""

    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Role:
    """Everybody who holds the role, by its code."""

    code: str


@dataclass(frozen=True)
class Group:
    """A shift group, by its name: its leaders alone, or all its members."""

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
    """Everybody of the department who deals with its cases, by its code."""

    department: str


type Addressee = Person | Recipients | Role | Group | PermissionHolders | DepartmentHeads | DepartmentHandlers
