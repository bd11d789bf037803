"""The call record: everything a call was, folded from its events."""

from hotline.domains.voice.calls.rules.record.fold import record_of
from hotline.domains.voice.calls.rules.record.shape import CallRecord

__all__ = ["CallRecord", "record_of"]
