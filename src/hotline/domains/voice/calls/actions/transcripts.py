"""Who has a call, and the leader who is with it, read what is said in it while it lasts."""

from hotline.domains.voice.calls.actions.commands import require_own
from hotline.domains.voice.calls.actions.readings import audit_reading
from hotline.domains.voice.calls.queries.live_calls import call_in
from hotline.domains.voice.calls.rules.call_doc import CallDoc, has_leader
from hotline.infrastructure import live, transcripts
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.settings import settings
from hotline.infrastructure.transcripts import Transcribing, Transcript
from hotline.kernel.errors import NotFound

PROCESS = "transcriber"
OFF, AWAY, WAITING, NOT_RECORDED = "off", "away", "waiting", "not_recorded"


async def read_own(*, by: Principal, call: str) -> tuple[str, Transcript | None]:
    """State and transcript of an own call. Raises NotFound for a call of others."""
    return await _read(by, call, await require_own(by, call))


async def read_supervised(*, by: Principal, call: str) -> tuple[str, Transcript | None]:
    """The same for the leader who is with the call. Raises NotFound for everybody else."""
    doc = call_in(await live.ready_mirror(), call)
    if doc is None or not has_leader(doc, by.number):
        raise NotFound("请先监听该通话，再查看转写。", code="not_supervised")
    return await _read(by, call, doc)


async def _read(by: Principal, call: str, doc: CallDoc | None) -> tuple[str, Transcript | None]:
    mirror = live.mirror()
    known = mirror.read(f"transcribing/{call}", Transcribing)
    if known is None:
        return _why_not(mirror, doc), None
    found = await transcripts.load(await live.bus(), call)
    if found is not None:
        await audit_reading(by, call, "calls.read_transcript")
    return known.state.value, found


def _why_not(mirror: Mirror, doc: CallDoc | None) -> str:
    if not settings().transcripts.processes:
        return OFF
    if doc is not None and doc.objected:
        return NOT_RECORDED
    return WAITING if _is_running(mirror) else AWAY


def _is_running(mirror: Mirror) -> bool:
    return any(name.startswith(f"health/{PROCESS}.") for name, _ in mirror.named("health"))
