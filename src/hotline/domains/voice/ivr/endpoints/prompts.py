"""Endpoints of the prompts: list, listen, rewrite, record, put into use."""

from typing import Annotated

from django.http import HttpResponse
from ninja import File, Form, Router
from ninja.files import UploadedFile

from hotline.domains.voice.ivr.actions import prompts as ivr_prompts
from hotline.domains.voice.ivr.endpoints import prompt_shapes
from hotline.domains.voice.ivr.queries import prompts as queries_prompts
from hotline.domains.voice.ivr.rules.sounds import RECORDING, wav_of
from hotline.domains.voice.ivr.schemas import PromptRow, PromptsOut, PromptVersionsOut, TextBody
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission
from hotline.kernel.spans import Span, requested_span

router = Router(tags=["prompts"], auth=needs(Permission.FLOWS_EDIT, Permission.FLOWS_PUBLISH))
writer = needs(Permission.FLOWS_EDIT)
publisher = needs(Permission.FLOWS_PUBLISH)


@router.get("", response=PromptsOut)
def prompts(request: StaffRequest) -> PromptsOut:
    return prompt_shapes.prompts_out(queries_prompts.prompts_now(), queries_prompts.flow_texts())


@router.get("/{name}", response=PromptRow)
def prompt(request: StaffRequest, name: str) -> PromptRow:
    return _now(name)


@router.get("/{name}/versions", response=PromptVersionsOut)
def versions(request: StaffRequest, name: str) -> PromptVersionsOut:
    """Newest first; the last is the delivered one."""
    return prompt_shapes.versions_out(queries_prompts.prompt_now(name), list(queries_prompts.PROMPTS.all(name)))


@router.get("/{name}/versions/{version}/audio", response={200: None})
def audio(request: StaffRequest, name: str, version: int) -> HttpResponse:
    """The sound as callers hear it, as WAV. Honours Range headers."""
    return _wav(request, queries_prompts.audio_of(name, version))


@router.get("/texts/{text}/audio", response={200: None})
def text_audio(request: StaffRequest, text: str) -> HttpResponse:
    """The sound of a text in a flow. ``text`` is the sound's name without the folder."""
    return _wav(request, queries_prompts.audio_of_text(text))


@router.post("/{name}/text", response=PromptRow, auth=writer)
def rewrite(request: StaffRequest, name: str, body: TextBody) -> PromptRow:
    """Rewrite a prompt. Answers at once; the version under ``waiting`` is being spoken until its state changes."""
    text = " ".join(body.text.split())
    if not text:
        raise Invalid("请填写要播报的文字", code="no_text")
    ivr_prompts.rewrite_prompt(by=current_staff(request).number, name=name, text=text, base=body.base)
    return _now(name)


@router.post("/{name}/recording", response=PromptRow, auth=writer)
def record(
    request: StaffRequest,
    name: str,
    file: File[UploadedFile],
    base: Annotated[int, Form(ge=0)],
    text: Annotated[str, Form(max_length=500)] = "",
) -> PromptRow:
    """Upload a recording. ``text``: its wording; "" when that is the prompt's current text."""
    if file.size is None or file.size > RECORDING.max_bytes:
        raise Invalid(f"文件超过 {RECORDING.max_bytes >> 20} MB，请压缩或剪短后上传", code="too_big")
    spoken = text.strip() or queries_prompts.prompt_now(name).text
    by = current_staff(request).number
    ivr_prompts.record_prompt(by=by, name=name, content=file.read(), text=spoken, base=base)
    return _now(name)


@router.post("/{name}/versions/{version}/use", response=PromptRow, auth=publisher)
def use(request: StaffRequest, name: str, version: int) -> PromptRow:
    """Put a version into use from the next announcement on. Version 0 is the builtin one."""
    ivr_prompts.use_prompt(by=current_staff(request).number, name=name, version=version)
    return _now(name)


@router.post("/{name}/versions/{version}/drop", response=PromptRow, auth=writer)
def drop(request: StaffRequest, name: str, version: int) -> PromptRow:
    """Drop a version, so that it does not wait any more to be put into use."""
    ivr_prompts.drop_prompt(by=current_staff(request).number, name=name, version=version)
    return _now(name)


def _now(name: str) -> PromptRow:
    return prompt_shapes.prompt_rows([queries_prompts.prompt_now(name)])[0]


def _wav(request: StaffRequest, alaw: bytes) -> HttpResponse:
    wav = wav_of(alaw)
    try:
        requested = requested_span(request.headers.get("Range", ""), len(wav))
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(wav)}"})
    span = requested or Span(0, len(wav))
    part = wav[span.start : span.stop]
    answer = HttpResponse(part, status=206 if requested else 200, content_type="audio/wav")
    answer["Accept-Ranges"] = "bytes"
    answer["Cache-Control"] = "private, no-store"
    if requested:
        answer["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{len(wav)}"
    return answer
