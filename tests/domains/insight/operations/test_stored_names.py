"""What other processes and earlier versions wrote is read under the names that it was written with."""

import msgspec

from hotline.domains.insight.operations.rules.thresholds import Threshold, Thresholds


def test_thresholds_in_the_bucket() -> None:
    stored = b'{"rows":[{"kind":"answer_rate","warn":0.9,"urgent":0.8,"least":20}]}'
    thresholds = msgspec.json.decode(stored, type=Thresholds)
    assert thresholds.rows == (Threshold("answer_rate", warn=0.9, urgent=0.8, min_calls=20),)
    assert b'"least":20' in msgspec.json.encode(thresholds)
