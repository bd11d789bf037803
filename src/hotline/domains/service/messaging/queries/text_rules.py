"""The settings of texts as the rules know them."""

from hotline.domains.service.messaging.rules.permits import Limits
from hotline.domains.service.messaging.rules.replies import Keyword, Keywords, folded
from hotline.domains.service.messaging.rules.texts import Purpose
from hotline.infrastructure.settings import settings


def limits() -> Limits:
    rules = settings().texts.rules
    return Limits(
        {purpose: getattr(rules.caps, purpose.value) for purpose in Purpose}, rules.quiet_from, rules.quiet_until
    )


def keywords() -> Keywords:
    rules = settings().texts.rules
    rules_of = [Keyword(frozenset(map(folded, each.wording)), each.answer) for each in rules.keywords]
    return Keywords(frozenset(map(folded, rules.opt_out)), frozenset(map(folded, rules.opt_in)), rules_of)
