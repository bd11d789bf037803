"""What staff decide about words that citizens write back: published as a whole, a version each time."""

from collections.abc import Sequence

import msgspec
from django.db import transaction

from hotline.domains.service.messaging.models import KeywordVersion
from hotline.domains.service.messaging.queries.text_rules import fixed_keywords, keyword_rules, keyword_version
from hotline.domains.service.messaging.rules.keywords import Keyword, checked
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.kernel.clock import now
from hotline.kernel.errors import Refused
from hotline.kernel.permissions import Permission


@transaction.atomic
def publish_keywords(*, by: Principal, base: int, rules: Sequence[Keyword], reason: str) -> KeywordVersion:
    """These rules hold from now on, in this order. ``base``: the version that they were made from.

    Raises NotPermitted, Invalid; Refused ``changed``, ``same``.
    """
    if not by.may(Permission.TEXTS_MANAGE):
        deny(by, Permission.TEXTS_MANAGE, "keywords")
    serialise("messaging.keywords")
    latest = keyword_version()
    number = latest.number if latest else 0
    if base != number:
        raise Refused("他人已发布新的规则，请刷新后再改。", code="changed")
    before, after = keyword_rules(), checked(rules, fixed_keywords())
    if before == after:
        raise Refused("规则没有变化，无需发布。", code="same")
    row = KeywordVersion(
        number=number + 1, rules=msgspec.to_builtins(after), reason=reason, published_by=by.number, published_at=now()
    )
    row.save(force_insert=True)
    old, new = ({rule.name: rule for rule in one} for one in (before, after))
    audit.record(
        by=by.number,
        action="texts.publish_keywords",
        about=f"keywords/{row.number}",
        reason=reason,
        added=sorted(new.keys() - old.keys()),
        removed=sorted(old.keys() - new.keys()),
        changed=sorted(name for name in old.keys() & new.keys() if old[name] != new[name]),
    )
    return row
