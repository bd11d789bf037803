"""The watch's wire: what it keeps on the bus, and how it is told that somebody has seen an alarm."""

import msgspec

from hotline.domains.operations.rules.thresholds import Threshold as Threshold
from hotline.domains.operations.rules.thresholds import Thresholds as Thresholds
from hotline.domains.operations.rules.watch import OpenAlarm as OpenAlarm


class Acknowledge(msgspec.Struct, frozen=True):
    """``watch.acknowledge``: ``by``, called ``name``, has seen it; answered with routing.ports.Ack."""

    alarm: str
    by: str
    name: str
    note: str
