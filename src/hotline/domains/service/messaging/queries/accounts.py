"""The terms of the accounts in the settings: what planning, checking and pricing have to know of them."""

from hotline.domains.service.messaging.rules.carriers.alphabets import Coding
from hotline.domains.service.messaging.rules.carriers.content import Capabilities
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier
from hotline.domains.service.messaging.rules.carriers.routes import Terms
from hotline.infrastructure.carrier_settings import CarrierAccount

#: Octets of plain ASCII in one message.
PLAIN = {"cmpp": 159, "sgip": 140, "smgp": 140, "smpp": 140}


def terms_of(chosen: CarrierAccount) -> Terms:
    capabilities = Capabilities(
        chinese=Coding.GBK if chosen.chinese == "gbk" else Coding.UCS2,
        plain=PLAIN[chosen.protocol],
        adds_signature=chosen.gateway_signs,
        price_per_part=chosen.price,
    )
    return Terms(
        carriers=frozenset(map(Carrier, chosen.carriers)),
        capabilities=capabilities,
        access=chosen.access,
        signature=chosen.signature,
        extension=chosen.extension,
        per_day=chosen.per_day,
        per_second=chosen.per_second,
    )
