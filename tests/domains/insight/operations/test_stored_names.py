"""What other processes and earlier versions wrote is read under the names that it was written with."""

import msgspec

from hotline.domains.insight.operations.rules.floor import CallNow
from hotline.domains.insight.operations.rules.thresholds import Threshold, Thresholds


def test_thresholds_in_the_bucket() -> None:
    stored = b'{"rows":[{"kind":"answer_rate","warn":0.9,"urgent":0.8,"least":20}]}'
    thresholds = msgspec.json.decode(stored, type=Thresholds)
    assert thresholds.rows == (Threshold("answer_rate", warn=0.9, urgent=0.8, min_calls=20),)
    assert b'"least":20' in msgspec.json.encode(thresholds)


def test_a_live_call() -> None:
    stored = b'{"id":"c1","phase":"queued","stay":{"queue":"social","since":"2026-11-30T01:00:00Z"}}'
    assert msgspec.json.decode(stored, type=CallNow).queue == "social"
