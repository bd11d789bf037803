"""Questions spoken into the public page: written down for the citizen to correct, kept nowhere, logged nowhere."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from django.http import HttpRequest
from ninja import File, Form, Router
from ninja.files import UploadedFile

from hotline.domains.understanding.assistant.endpoints.limits import admit
from hotline.domains.understanding.assistant.ports import hearer
from hotline.domains.understanding.assistant.rules.recognised_text import LONGEST_SECONDS, RECORDING
from hotline.domains.understanding.assistant.schemas.questions import MAX_TEXT, HearingOut, RecognisedOut
from hotline.infrastructure.database import from_database
from hotline.infrastructure.public_sessions import visit_of
from hotline.infrastructure.uploads.admission import admit as admit_file
from hotline.kernel.errors import Invalid, Unavailable

router = Router(tags=["assistant"], auth=None)

#: By the sandbox and the virus scanner.
CHECKED_WITHIN_SECONDS = 30.0
#: Threads that only wait for the recogniser. They are separate, so that answers do not wait behind them.
LISTENERS = ThreadPoolExecutor(8, "hearing")


@router.get("", response=HearingOut)
def may_speak(request: HttpRequest) -> HearingOut:
    admit(request)
    return HearingOut(hears=hearer() is not None, seconds=LONGEST_SECONDS)


@router.post("", response=RecognisedOut)
async def hear(request: HttpRequest, session: Form[str], recording: File[UploadedFile]) -> RecognisedOut:
    """Recognise a recording.

    422 ``not_audio``, ``too_long``, ``nothing_heard``. 429 ``too_often``, ``busy``. 413. 503 ``no_hearing``, …
    """
    admit(request, visit_of(session))
    recogniser = hearer()
    if recogniser is None:
        raise Unavailable("未开通语音输入，请打字。", code="no_hearing")
    if (recording.size or 0) > RECORDING.max_bytes:
        raise Invalid("录音过大，请缩短后重说。", code="too_big", status=413)
    content = recording.read()
    file = await from_database(lambda: admit_file("", content, RECORDING, by="citizen"), CHECKED_WITHIN_SECONDS)
    text = await asyncio.get_running_loop().run_in_executor(LISTENERS, recogniser.hear, file.content)
    return RecognisedOut(text=text[:MAX_TEXT])
