"""Seeing a citizen's full number: the only way to it, and it leaves a trace."""

from django.db import transaction

from hotline.domains.citizens.rules import PERMISSION, SHOWN_SECONDS
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Signed, deny
from hotline.infrastructure.sealing import open_sealed
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.sealed import Sealed


def reveal(*, by: Signed, call: str, number: Sealed | None, reason: str) -> str:
    """The full number of a call's caller. Raises NotPermitted (audited too), NotFound when it was withheld."""
    about = f"call/{call}"
    if not by.may(PERMISSION):
        audit.record(by=by.number, action="citizens.reveal", about=about, outcome="refused", reason=reason)
        deny(by, PERMISSION, about)
    if number is None:
        raise NotFound("来电人隐藏了号码，或没有这通电话。")
    with transaction.atomic():
        audit.record(by=by.number, action="citizens.reveal", about=about, reason=reason, seconds=SHOWN_SECONDS)
        try:
            return open_sealed(number)
        except KeyError as error:
            raise Refused("号码的密钥已按规定销毁，不能再查看。", code="destroyed") from error
