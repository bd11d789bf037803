"""Endpoints of the rules for words that citizens write back."""

from collections.abc import Sequence

from ninja import Router

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.service.messaging.actions.keyword_rules import publish_keywords
from hotline.domains.service.messaging.queries.text_rules import (
    fixed_keywords,
    keyword_rules,
    keyword_version,
    keyword_versions,
    keywords,
    rules_in,
)
from hotline.domains.service.messaging.rules.keywords import Keyword, checked, first_match
from hotline.domains.service.messaging.rules.replies import Keywords, meaning_of
from hotline.domains.service.messaging.schemas.keyword_rules import (
    KeywordBody,
    KeywordOut,
    KeywordRulesOut,
    KeywordTriedOut,
    KeywordTryBody,
    KeywordVersionOut,
    PublishKeywordsBody,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.settings import settings
from hotline.kernel.permissions import Permission

router = Router(tags=["texts"], auth=needs(Permission.TEXTS_MANAGE))


@router.get("", response=KeywordRulesOut)
def published(request: StaffRequest) -> KeywordRulesOut:
    """The rules in force, the words that go before them, and the latest versions."""
    rows, chosen = keyword_versions(), settings().texts.rules
    names = names_of({row.published_by for row in rows})
    latest = keyword_version()
    return KeywordRulesOut(
        version=latest.number if latest else 0,
        rules=_public(keyword_rules()),
        opt_out=list(chosen.opt_out),
        opt_in=list(chosen.opt_in),
        versions=[
            KeywordVersionOut(
                number=row.number,
                published_at=row.published_at,
                by=row.published_by,
                by_name=names.get(row.published_by, ""),
                reason=row.reason,
                rules=_public(rules_in(row)),
            )
            for row in rows
        ],
    )


@router.post("/try", response=KeywordTriedOut)
def try_rules(request: StaffRequest, body: KeywordTryBody) -> KeywordTriedOut:
    """What would become of a text by these rules. Nothing is stored."""
    rules = checked(_read(body.rules), fixed_keywords())
    known = keywords()
    meaning, answer = meaning_of(body.text, Keywords(known.opt_out, known.opt_in, rules), is_awaited=False)
    fixed, _ = meaning_of(body.text, Keywords(known.opt_out, known.opt_in), is_awaited=False)
    at = first_match(body.text, rules) if fixed == "open" else None
    return KeywordTriedOut(meaning=meaning, answer=answer, rule="" if at is None else rules[at].name)


@router.post("", response=KeywordRulesOut)
def publish(request: StaffRequest, body: PublishKeywordsBody) -> KeywordRulesOut:
    """In force at once. 409 ``changed``, ``same``; 422 with what is wrong."""
    publish_keywords(by=current_staff(request), base=body.base, rules=_read(body.rules), reason=body.reason)
    return published(request)


def _read(rules: Sequence[KeywordBody]) -> list[Keyword]:
    return [Keyword(tuple(rule.wording), rule.answer, rule.match, rule.action, rule.name) for rule in rules]


def _public(rules: Sequence[Keyword]) -> list[KeywordOut]:
    return [
        KeywordOut(name=rule.name, match=rule.match, wording=list(rule.wording), action=rule.action, answer=rule.answer)
        for rule in rules
    ]
