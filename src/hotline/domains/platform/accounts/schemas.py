"""Sessions on the wire."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.kernel.permissions import Permission
from hotline.kernel.published import one_of


class PasswordBody(Schema):
    number: str = Field(min_length=1, max_length=12)
    password: str = Field(min_length=1, max_length=128)
    #: Replaces a one-time password.
    new_password: str = Field("", max_length=128)


class SignedInOut(Schema):
    """``now`` is the server's moment, for the page's clocks."""

    number: str
    name: str
    group: str
    roles: list[str]
    role_names: list[str]
    permissions: list[Annotated[str, one_of(*Permission)]]
    expires_at: datetime
    now: datetime
