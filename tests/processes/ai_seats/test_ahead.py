"""Sentences of articles spoken ahead: what is new, after talks, once; what fails; how many sounds are stored."""

import asyncio
import os
from pathlib import Path

from hotline.processes.ai_seats.ahead import AheadReply, AheadRequest, SpeakingAhead, prune

ARTICLES = {"wage-arrears": ("拖欠工资可以投诉。",), "leave-annual": ("满一年休五天。", "满十年休十天。")}


class Around:
    """Articles with their digests, and the voice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.digests = dict.fromkeys(ARTICLES, "1")
        self.is_known, self.rests = True, 0
        self.quiet = asyncio.Event()
        self.quiet.set()
        self.requested, self.spoken = list[str](), list[str]()
        self.unspeakable = set[str]()

    def ahead(self, voice: str = "zf_xiaoxiao") -> SpeakingAhead:
        return SpeakingAhead(
            self.folder, voice, self.request, self.speak, self.quiet.wait, lambda: ("AI01",), self.rest
        )

    async def request(self, request: AheadRequest) -> AheadReply:
        self.requested.append(request.topic)
        if not self.is_known:
            return AheadReply()
        if request.topic:
            return AheadReply(True, ARTICLES[request.topic])
        return AheadReply(True, ("您好。",), tuple(self.digests.items()))

    async def speak(self, sentence: str) -> bool:
        self.spoken.append(sentence)
        return sentence not in self.unspeakable

    async def rest(self) -> None:
        self.rests += 1


async def test_what_is_published_is_spoken_once_also_after_another_start(tmp_path: Path) -> None:
    around = Around(tmp_path)
    first = around.ahead()
    assert await first.look()
    assert around.spoken == ["您好。", "拖欠工资可以投诉。", "满一年休五天。", "满十年休十天。"]
    assert (first.spoken, first.topics, around.rests) == (2, 2, 1)
    around.requested.clear()
    await around.ahead().look()
    assert around.requested == [""]
    around.digests["leave-annual"] = "2"
    await around.ahead().look()
    assert around.requested == ["", "", "leave-annual"]


async def test_another_voice_speaks_everything_anew(tmp_path: Path) -> None:
    around = Around(tmp_path)
    await around.ahead().look()
    around.requested.clear()
    await around.ahead("zm_yunxi").look()
    assert around.requested == ["", "wage-arrears", "leave-annual"]


async def test_it_waits_while_somebody_talks_with_a_seat(tmp_path: Path) -> None:
    around = Around(tmp_path)
    around.quiet.clear()
    looking = asyncio.create_task(around.ahead().look())
    await asyncio.sleep(0.05)
    assert around.spoken == []
    around.quiet.set()
    assert await asyncio.wait_for(looking, 5)
    assert len(around.spoken) == 4


async def test_a_sentence_that_cannot_be_spoken_is_left_out_and_a_missing_voice_is_noticed(tmp_path: Path) -> None:
    around = Around(tmp_path)
    around.unspeakable = {"满一年休五天。"}
    assert await around.ahead().look()
    around.unspeakable = {"您好。", *ARTICLES["wage-arrears"], *ARTICLES["leave-annual"]}
    mute = around.ahead("zm_yunxi")
    assert not await mute.look()
    assert mute.spoken < mute.topics
    around.is_known = False
    assert await around.ahead().look()  # nothing to say is no missing voice


def test_the_sounds_that_were_used_longest_ago_are_deleted_first(tmp_path: Path) -> None:
    for at in range(5):
        sound = tmp_path / f"{at}.alaw"
        sound.write_bytes(b"")
        os.utime(sound, (1000 - at, 1000 - at))
    assert prune(tmp_path, 3) == 2
    assert sorted(file.name for file in tmp_path.iterdir()) == ["0.alaw", "1.alaw", "2.alaw"]
    assert prune(tmp_path, 3) == 0
