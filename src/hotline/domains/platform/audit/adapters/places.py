"""The second places that the settings name."""

from functools import cache

from hotline.domains.platform.audit.adapters import locked_store, syslog
from hotline.domains.platform.audit.adapters.witness import Witness
from hotline.domains.platform.audit.ports import SecondPlace
from hotline.infrastructure.settings import settings


@cache
def configured() -> tuple[SecondPlace, ...]:
    section = settings().audit
    found: list[SecondPlace] = []
    if section.witness:
        found.append(Witness(settings().witness_dir))
    if section.syslog:
        found.append(syslog.configured())
    if section.store:
        found.append(locked_store.configured())
    return tuple(found)
