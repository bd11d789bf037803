"""Wire shapes of a citizen's contacts."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.domains.insight.contacts.rules import ContactKind
from hotline.infrastructure.number_handles import MAX_HANDLE
from hotline.kernel.published import one_of


class ContactsQuery(Schema):
    """Whose contacts: one of both is given. ``number``: a handle (POST /api/citizens/search-handle)."""

    number: str = Field("", max_length=MAX_HANDLE)
    case: str = Field("", max_length=100)


class ContactOut(Schema):
    """One contact, without the citizen's own words.

    ``id``: of the call, chat, text, item, call-back or case. ``parent``: of a text, the call or case that it belongs
    to, as a subject such as ``call/…``; "" for none. ``state``: the kind's own. ``seconds``: talked, of a call;
    ``rating``: 1 to 5, of a call or chat. ``uncertain``: a chat in which the number was only mentioned.
    """

    kind: Annotated[str, one_of(*ContactKind)]
    id: str
    at: datetime
    title: str
    agent: str
    agent_name: str
    state: str
    seconds: float | None
    rating: int | None
    parent: str
    uncertain: bool


class ContactsOut(Schema):
    """Newest first. ``number``: masked. ``cut``: kinds of which older contacts are left out."""

    number: str
    rows: list[ContactOut]
    cut: list[Annotated[str, one_of(*ContactKind)]]
