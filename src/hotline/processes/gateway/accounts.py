"""The accounts of the settings, as sessions and planning know them."""

from collections.abc import Callable

from hotline.domains.service.messaging.rules.carriers.dialects.base import Account, Dialect
from hotline.domains.service.messaging.rules.carriers.dialects.cmpp import CmppDialect
from hotline.domains.service.messaging.rules.carriers.dialects.sgip import SgipDialect
from hotline.domains.service.messaging.rules.carriers.dialects.smgp import SmgpDialect
from hotline.domains.service.messaging.rules.carriers.dialects.smpp import SmppDialect
from hotline.domains.service.messaging.rules.carriers.news import Pace
from hotline.domains.service.messaging.rules.carriers.sgip import node_of
from hotline.infrastructure.carrier_settings import CarrierAccount

#: SGIP closes a line that is idle for a minute.
LEAVE_AFTER_IDLE_SECONDS = 30
DIALECTS: dict[str, Callable[[Account, str], Dialect]] = {
    "cmpp": CmppDialect,
    "sgip": SgipDialect,
    "smgp": SmgpDialect,
    "smpp": SmppDialect,
}


def dialect_of(chosen: CarrierAccount) -> Dialect:
    account = Account(
        user=chosen.user,
        secret=chosen.secret.get_secret_value(),
        access=chosen.access,
        service=chosen.service,
        corp=chosen.corp,
        node=node_of(chosen.area, chosen.corp) if chosen.protocol == "sgip" else 0,
        gateway_user=chosen.gateway_user,
        gateway_secret=chosen.gateway_secret.get_secret_value(),
        padded_digest=chosen.padded_digest,
        verifies_gateway=chosen.verifies_gateway,
    )
    return DIALECTS[chosen.protocol](account, chosen.version_in_force)


def pace_of(chosen: CarrierAccount) -> Pace:
    return Pace(
        window=chosen.window,
        per_second=chosen.per_second,
        answer_within=chosen.answer_seconds,
        gateway_drops_repeats=chosen.drops_repeats,
        heartbeat_after=chosen.heartbeat_seconds,
        leave_after_idle=LEAVE_AFTER_IDLE_SECONDS if chosen.protocol == "sgip" else None,
    )
