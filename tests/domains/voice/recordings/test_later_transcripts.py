"""Talks that nobody wrote down while they lasted are written down at night, by rule, from their recordings."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from hotline.domains.voice.recordings.actions.later_transcripts import DAYS, write_down
from hotline.domains.voice.recordings.models import RecordingFile, TalkTranscript
from hotline.domains.voice.recordings.ports import talk_writer
from hotline.domains.voice.recordings.queries.transcripts import opened
from hotline.domains.voice.records.models import CallRecord
from hotline.infrastructure.settings import settings
from hotline.infrastructure.transcripts import Phrase
from hotline.kernel.errors import Unavailable
from tests.domains.voice.calls.tales import NINE
from tests.domains.voice.recordings.recorded_calls import RATE, TALK_SECONDS, archived, own_place, recorded

pytestmark = pytest.mark.django_db
PHRASE = Phrase(True, 0, 2_000, "我想问退休")


class Writer:
    """``received``: the bytes of each talk. After ``patience`` talks it does not answer."""

    def __init__(self, patience: int = 100) -> None:
        self.received, self._patience = list[int](), patience

    def __call__(self, pieces: Iterable[bytes]) -> Iterable[Phrase]:
        if len(self.received) == self._patience:
            raise Unavailable("语音识别暂不可用。")
        self.received.append(sum(map(len, pieces)))
        return [PHRASE]


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Path]:
    with time_machine.travel(NINE + timedelta(minutes=2)) as clock, own_place(tmp_path) as folder:
        archived(folder, "c1", NINE)
        recorded(folder, "c2", NINE + timedelta(minutes=5), agent="1002")
        archived(folder, "c3", NINE + timedelta(minutes=10), agent="1003")
        clock.move_to(NINE + timedelta(hours=15))
        yield folder


def write(writer: Writer, seconds: float = 60) -> list[str]:
    """The calls that have a transcript afterwards."""
    with talk_writer.override(writer):
        write_down(seconds=seconds)
    return sorted(TalkTranscript.objects.values_list("pk", flat=True))


def test_each_talk_is_written_down_once_from_its_whole_sound_and_says_when(spool: Path) -> None:
    writer = Writer()
    assert write(writer) == ["c1", "c2", "c3"]
    assert writer.received == [TALK_SECONDS * RATE * 4] * 3
    found = opened(TalkTranscript.objects.get(pk="c1"))
    assert (found.is_later, found.is_over, found.phrases) == (True, True, (PHRASE,))
    write(writer)
    assert len(writer.received) == 3


def test_unrest_goes_first_and_what_there_is_no_time_for_waits_for_the_next_night(spool: Path) -> None:
    CallRecord.objects.filter(pk="c2").update(flags=["unrest"])
    assert write(Writer(), seconds=0) == []
    assert write(Writer(patience=1)) == ["c2"]
    assert write(Writer()) == ["c1", "c2", "c3"]


def test_the_rule_chooses_but_unrest_always(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_TRANSCRIPTS__LATER_PERCENT", "0")
    settings.cache_clear()
    CallRecord.objects.filter(pk="c3").update(flags=["sensitive"])
    assert write(Writer()) == ["c3"]


def test_no_talk_of_a_machine_nor_what_is_destroyed_missing_or_long_ago(spool: Path) -> None:
    CallRecord.objects.filter(pk="c1").update(agent="AI01")
    RecordingFile.objects.filter(pk="c2").update(path="gone.raw")
    RecordingFile.objects.filter(pk="c3").update(deleted_at=NINE)
    assert write(Writer()) == []
    RecordingFile.objects.filter(pk="c3").update(deleted_at=None)
    with time_machine.travel(NINE + timedelta(days=DAYS + 1)):
        assert write(Writer()) == []
    assert write(Writer()) == ["c3"]


def test_nothing_happens_where_no_recogniser_is_installed(spool: Path) -> None:
    with talk_writer.override(None):
        assert write_down(seconds=60) == 0
