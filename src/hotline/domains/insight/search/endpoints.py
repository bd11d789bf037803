"""The search, and the sounds of the names that a browser searches by itself."""

from dataclasses import asdict

from ninja import Router

from hotline.domains.insight.search.queries import found
from hotline.domains.insight.search.rules.sounds import syllables
from hotline.domains.insight.search.rules.typed import read
from hotline.domains.insight.search.schemas import HitOut, HitsOut, NamesBody, SearchBody, SoundsOut
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.sealing import audited_number

router = Router(tags=["search"], auth=needs())


@router.post("", response=HitsOut)
def search(request: StaffRequest, body: SearchBody) -> HitsOut:
    """What the reader may see of cases, calls, people, articles and a citizen's number. Leaves an audit row."""
    reader, typed = current_staff(request), read(body.text)
    hits = found(reader, body.text)
    what = audited_number(typed.number) if typed.number else {"characters": len(typed.text)}
    audit.record(by=reader.number, action="search.search", about="search", rows=len(hits), asked=what)
    return HitsOut(hits=[HitOut(**asdict(hit)) for hit in hits])


@router.post("/sounds", response=SoundsOut)
def sounds(request: StaffRequest, body: NamesBody) -> SoundsOut:
    """The syllables of the names, in order: 工单 is gong, dan."""
    return SoundsOut(sounds=[list(syllables(name)) for name in body.names])
