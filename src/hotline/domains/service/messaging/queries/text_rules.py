"""The rules of texts as they hold now: those of the settings, and the words that staff have published."""

import msgspec

from hotline.domains.service.messaging.models import KeywordVersion
from hotline.domains.service.messaging.rules.keywords import Keyword, KeywordAction, folded
from hotline.domains.service.messaging.rules.permits import Limits
from hotline.domains.service.messaging.rules.replies import Keywords
from hotline.domains.service.messaging.rules.texts import Purpose
from hotline.infrastructure.settings import settings

VERSIONS = 10
#: Of the first rules, which nobody has named.
FIRST = "初始规则"


def limits() -> Limits:
    rules = settings().texts.rules
    return Limits(
        {purpose: getattr(rules.caps, purpose.value) for purpose in Purpose}, rules.quiet_from, rules.quiet_until
    )


def keywords() -> Keywords:
    rules = settings().texts.rules
    return Keywords(frozenset(map(folded, rules.opt_out)), frozenset(map(folded, rules.opt_in)), keyword_rules())


def fixed_keywords() -> frozenset[str]:
    """Folded: they go before all rules."""
    known = keywords()
    return known.opt_out | known.opt_in


def keyword_rules() -> tuple[Keyword, ...]:
    """Those of the last version; until there is one, those of the settings."""
    latest = keyword_version()
    if latest is not None:
        return rules_in(latest)
    return tuple(
        Keyword(
            each.wording,
            each.answer,
            action=KeywordAction.REPLY if each.answer else KeywordAction.NOTHING,
            name=f"{FIRST} {number}",
        )
        for number, each in enumerate(settings().texts.rules.keywords, 1)
    )


def keyword_version() -> KeywordVersion | None:
    return KeywordVersion.objects.order_by("-number").first()


def keyword_versions() -> list[KeywordVersion]:
    """The latest first."""
    return list(KeywordVersion.objects.order_by("-number")[:VERSIONS])


def rules_in(version: KeywordVersion) -> tuple[Keyword, ...]:
    return msgspec.convert(version.rules, tuple[Keyword, ...])
