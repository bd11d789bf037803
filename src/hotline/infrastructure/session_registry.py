"""The register of sessions as the web processes know it: who is signed in, since when it was last used, what has ended.

The database lists sessions; the bucket ``session_states`` carries their states to every web process, so a request is
checked without a query. A session that the bucket does not know, that ended, or that nobody used for too long is none.
Each web process writes a pulse into the bucket every second and waits to receive it: a process whose newest received
pulse is older than STALE_SECONDS may have missed that a session ended, and refuses instead of trusting what it knows
(docs/decisions/0029-sessions-are-registered.md).
"""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import msgspec
import structlog

from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Unavailable
from hotline.kernel.ids import new_id

log = structlog.get_logger()
BUCKET = "session_states"
PULSE = "pulse."
PULSE_SECONDS = 1.0
#: How long an ended session may still be accepted, because its end has not arrived.
STALE_SECONDS = 5.0
#: A new session is accepted for so long before its state has arrived.
GRACE_SECONDS = 5.0
UPDATE_TRIES = 5


class EndReason(StrEnum):
    """Why a session ended."""

    SIGNED_OUT = "signed_out"
    REPLACED = "replaced"
    TOO_MANY = "too_many"
    OWN_CHOICE = "own_choice"
    FORCED = "forced"
    CHANGED = "changed"
    PASSWORD = "password"
    IDLE = "idle"


SENTENCES = {
    EndReason.SIGNED_OUT: "您已退出登录。请重新登录。",
    EndReason.REPLACED: "此浏览器已重新登录。请再次登录。",
    EndReason.TOO_MANY: "您在别处登录，同时登录数已达上限，此处已退出。非本人操作请立即修改密码。",
    EndReason.OWN_CHOICE: "您在“我的账号”中结束了本次登录。请重新登录。",
    EndReason.FORCED: "管理员已结束本次登录。请重新登录，如有疑问请联系管理员。",
    EndReason.CHANGED: "您的账号或权限已变更。请重新登录。",
    EndReason.PASSWORD: "密码已修改。请用新密码登录。",
    EndReason.IDLE: "长时间没有操作，已自动退出。请重新登录，页面内容已保留。",
}
EXPIRED = "登录已过期。请重新登录，页面内容已保留。"
UNSURE = "登录状态暂时无法核对，操作未执行。正在重连，请几秒后重试。"


class SessionState(msgspec.Struct, frozen=True):
    """Document of the bucket ``session_states``, its key the session's id.

    ``used_at``: when the person last did something. ``ended``: an EndReason, "" while it is open.
    """

    number: str
    used_at: datetime
    expires_at: datetime
    ended: str = ""


class SessionBook:
    """The states that one process has received."""

    def __init__(self) -> None:
        self._states: dict[str, SessionState] = {}
        self._pulse = PULSE + new_id("web")
        self._sent: dict[datetime, float] = {}
        self._received_pulse = float("-inf")

    def get(self, session: str) -> SessionState | None:
        return self._states.get(session)

    def items(self) -> list[tuple[str, SessionState]]:
        """Session -> state, those that ended within the day too."""
        return list(self._states.items())

    def is_current(self) -> bool:
        """Whether everything that was written STALE_SECONDS ago has been received."""
        return time.monotonic() - self._received_pulse < STALE_SECONDS

    async def follow(self, bus: Bus) -> None:
        """Receive states until cancelled."""
        async for change in bus.bucket(BUCKET, SessionState).watch():
            if change.key.startswith(PULSE):
                self._receive_pulse(change.key, change.value)
            elif change.value is None:
                self._states.pop(change.key, None)
            else:
                self._states[change.key] = change.value

    async def send_pulses(self, bus: Bus) -> None:
        """Write a pulse every second until cancelled. Without them the book is never current."""
        bucket = bus.bucket(BUCKET, SessionState)
        while True:
            now = datetime.now(UTC)
            self._sent = {at: sent for at, sent in self._sent.items() if now - at < timedelta(seconds=STALE_SECONDS)}
            self._sent[now] = time.monotonic()
            try:
                await bucket.put(self._pulse, SessionState("", now, now))
            except DOWN as error:
                log.warning("no pulse could be written", action="session_pulse_failed", error=repr(error))
            await asyncio.sleep(PULSE_SECONDS)

    def _receive_pulse(self, key: str, pulse: SessionState | None) -> None:
        if key == self._pulse and pulse is not None:
            self._received_pulse = max(self._received_pulse, self._sent.get(pulse.used_at, float("-inf")))


def is_idle(state: SessionState, now: datetime, idle_minutes: int) -> bool:
    """Whether nobody used the session for ``idle_minutes``. A call and its wrap-up are use (processes/seats.py)."""
    return now - state.used_at >= timedelta(minutes=idle_minutes)


async def begin(bus: Bus, session: str, state: SessionState) -> None:
    await bus.bucket(BUCKET, SessionState).put(session, state)


async def end(bus: Bus, session: str, reason: EndReason) -> None:
    """End a session for every web process. One that has ended already keeps its reason."""
    await _change(bus, session, lambda state: msgspec.structs.replace(state, ended=reason.value))


async def note_use(bus: Bus, session: str, now: datetime) -> None:
    """The person did something just now. A session that has ended stays so."""
    await _change(bus, session, lambda state: msgspec.structs.replace(state, used_at=now))


async def _change(bus: Bus, session: str, changed: Callable[[SessionState], SessionState]) -> None:
    bucket = bus.bucket(BUCKET, SessionState)
    for _ in range(UPDATE_TRIES):
        found = await bucket.get(session)
        if found is None or found[0].ended:
            return
        if await bucket.update(session, changed(found[0]), found[1]) is not None:
            return
    raise Unavailable("系统内部通道正忙，请重试。", code="no_answer")
