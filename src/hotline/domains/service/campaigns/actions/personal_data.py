"""What campaigns store about a citizen, for the citizen's own requests about it."""

import msgspec
from django.db import transaction

from hotline.domains.platform.citizens.ports import Corrected, Stored, StoredFact, Subject
from hotline.domains.service.campaigns.actions.check import EntryDetails
from hotline.domains.service.campaigns.models import CampaignEntry
from hotline.domains.service.campaigns.queries.offers import entry, tries_of
from hotline.domains.service.campaigns.rules.entries import RESULT_NAMES, EntryState
from hotline.infrastructure import audit
from hotline.kernel.errors import Refused

NAME = "外呼名单"
PREFIXES = ("campaignentry/",)
OPEN = "未办结。办结后可以删除。"


def stored_about(subject: Subject) -> list[Stored]:
    rows = CampaignEntry.objects.filter(number_index__in=subject.numbers).select_related("campaign")
    return [_stored(row) for row in rows.order_by("-campaign__created_at", "line")]


def _stored(row: CampaignEntry) -> Stored:
    facts = [StoredFact("号码", row.number), StoredFact("结果", RESULT_NAMES.get(row.result, row.result))]
    facts += [StoredFact("名单内容", row.details, written=_details)] if row.details else []
    facts += [StoredFact("回答", row.comments, written=_texts_of)] if row.comments else []
    talks = (tried.talk for tried in tries_of(row))
    facts += [StoredFact("与智能坐席的对话", talk, written=_turns_of) for talk in talks if talk is not None]
    title = f"外呼任务“{row.campaign.name}”"
    return Stored(f"campaignentry/{row.pk}", title, row.campaign.created_at, tuple(facts), _retention_reason(row))


def _details(stored: str) -> str:
    details = msgspec.json.decode(stored, type=EntryDetails)
    return "\n".join(filter(None, (details.name, *(f"{name}：{value}" for name, value in details.values.items()))))


def _texts_of(stored: str) -> str:
    return "\n".join(msgspec.json.decode(stored, type=dict[str, str]).values())


def _turns_of(stored: str) -> str:
    turns = msgspec.json.decode(stored, type=list[tuple[bool, str]])
    return "\n".join(f"{'市民' if by_caller else '智能坐席'}：{text}" for by_caller, text in turns)


def _retention_reason(row: CampaignEntry) -> str:
    return "" if row.state == EntryState.CLOSED.value else OPEN


def correct(*, by: str, about: str, field: str, value: str) -> Corrected:
    """Raises Refused: a list is what it was when it came."""
    raise Refused("名单内容不能更正，请更正来源数据后重新导入。", code="not_correctable")


@transaction.atomic
def delete(*, by: str, about: str) -> None:
    """Delete a closed entry with its tries; their calls stay as long as calls do. Raises NotFound, Refused."""
    row = entry(about.removeprefix("campaignentry/"), lock=True)
    if why := _retention_reason(row):
        raise Refused(why, code="kept")
    row.delete()
    audit.record(by=by, action="campaigns.delete", about=about)
