"""What a call was, folded from its events. The public names."""

from hotline.domains.voice.records.rules.fold import record_of
from hotline.domains.voice.records.rules.shape import CallRecord

__all__ = ["CallRecord", "record_of"]
