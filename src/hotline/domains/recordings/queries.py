"""A recording for somebody to hear."""

from dataclasses import dataclass

from hotline.domains.calls import queries as calls
from hotline.domains.calls.ports import CallRecord
from hotline.domains.recordings.models import RecordingFile
from hotline.infrastructure import storage
from hotline.infrastructure.permissions import Signed, deny
from hotline.kernel.errors import NotFound, Refused


@dataclass(frozen=True)
class Heard:
    """``name`` in the store, ``size`` of the raw file in bytes."""

    record: CallRecord
    name: str
    size: int


def recording_for(reader: Signed, call: str) -> Heard:
    """Raises NotFound (no such call, or no recording), NotPermitted, Refused while the check is still to come."""
    row = calls.visible_call(reader, call)
    if not calls.may_listen(reader, row):
        deny(reader, "recordings.listen", f"call/{call}")
    file = RecordingFile.objects.filter(call=call).first()
    if file is None and row.recording == "pending":
        raise Refused("录音还在核对，一分钟内就好。请稍后再听。", code="recording_pending")
    size = storage.recordings().size(file.path) if file is not None and file.path else None
    if file is None or size is None:
        raise NotFound("这通电话没有录音文件。", code="recording_missing")
    return Heard(calls.record_in(row), file.path, size)
