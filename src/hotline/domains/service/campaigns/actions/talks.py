"""What citizens of a campaign have said with AI seats: numbers masked, each reading audited."""

from typing import NamedTuple

import msgspec

from hotline.domains.platform.citizens.actions import follow
from hotline.domains.service.campaigns.models import CampaignTry
from hotline.domains.service.campaigns.queries.offers import entry, tries_of
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotFound
from hotline.kernel.masking import mask_numbers_in


class TryTalk(NamedTuple):
    """``turns``: by the citizen or not, and the text."""

    tried: CampaignTry
    turns: list[tuple[bool, str]]


def read_talks(*, by: Principal, campaign: str, id: str) -> list[TryTalk]:
    """Of the tries of an entry, in their order. Raises NotFound."""
    row = entry(id)
    if row.campaign_id != campaign:
        raise NotFound("没有这条外呼名单，请刷新页面。")
    tries = [(tried, tried.talk) for tried in tries_of(row)]
    spoken = [(tried, talk) for tried, talk in tries if talk is not None]
    texts = follow(by=by, about=f"campaignentry/{id}", notes=[talk for _, talk in spoken], over=True)
    return [TryTalk(tried, _turns(text)) for (tried, _), text in zip(spoken, texts, strict=True)]


def _turns(text: str) -> list[tuple[bool, str]]:
    turns = msgspec.json.decode(text, type=list[tuple[bool, str]])
    return [(by_caller, mask_numbers_in(said)) for by_caller, said in turns]
