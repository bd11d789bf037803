"""The only place that speaks NATS. Subjects and buckets are named in docs/bus.md."""

from hotline.infrastructure.bus.buckets import DOWN, Bucket, Change
from hotline.infrastructure.bus.connection import BUCKETS, EVENT_STREAM, Bus
from hotline.infrastructure.bus.lease import CALM, Lease
from hotline.infrastructure.bus.outlet import EventOutlet

__all__ = ["BUCKETS", "CALM", "DOWN", "EVENT_STREAM", "Bucket", "Bus", "Change", "EventOutlet", "Lease"]
