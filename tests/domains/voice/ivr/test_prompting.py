"""Prompts rewritten and recorded: listened to before use, used from the next caller on, and taken back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from hotline.domains.voice.ivr import ports
from hotline.domains.voice.ivr.actions import common, prompts, publication, switches
from hotline.domains.voice.ivr.models import FlowChange, PromptVersion, Sound
from hotline.domains.voice.ivr.queries.flows import published_flows
from hotline.domains.voice.ivr.queries.prompts import audio_of, prompt_now
from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.domains.voice.ivr.rules.nodes.spoken_text import prompt_of
from hotline.domains.voice.ivr.rules.sounds import StoredSound, Take, own_name
from hotline.domains.voice.routing.actions.administration import save_queue, save_skill
from hotline.domains.voice.routing.ports import QueueConfig
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.kernel.errors import Invalid, NotFound, Refused, Unavailable
from tests.domains.voice.ivr.callers import builtin_flow

pytestmark = pytest.mark.django_db
TONE = b"OggS tone"
TEXT = "欢迎致电12333，今天办公到下午3点。"


def voice(texts: dict[str, str]) -> dict[str, bytes]:
    if any("坏" in text for text in texts.values()):
        raise Invalid("“坏”中有无法朗读的字符", code="unspeakable")
    if any("没有声音" in text for text in texts.values()):
        raise Unavailable("语音合成失败", code="not_spoken")
    return {name: f"<{text}>".encode() for name, text in texts.items()}


def microphone(content: bytes) -> Take:
    if content.endswith(b"noise"):
        raise Invalid("无法识别的录音文件", code="not_audio")
    return Take(b"alaw of " + content, "录音有破音")


@pytest.fixture(autouse=True)
def _published() -> Iterator[None]:
    save_skill(by="1001", code="all", name="综合")
    for queue in builtin_flow().queues():
        save_queue(by="1001", queue=QueueConfig(queue, queue, "all"))
    publication.publish_flow(by="1001", flow=builtin_flow(), numbers=["12333"])
    Outgoing.objects.all().delete()
    with ports.prompt_speaker.override(voice), ports.recording_reader.override(microphone):
        yield


def written(name: str) -> int:
    return prompt_now(name).written


def rewritten(text: str = TEXT, name: str = "welcome") -> PromptVersion:
    """Written, and spoken as the worker would."""
    row = prompts.rewrite_prompt(by="2001", name=name, text=text, base=written(name))
    prompts.speak_prompt(prompt=name, version=row.version)
    row.refresh_from_db()
    return row


def sent() -> list[str]:
    return list(Outgoing.objects.order_by("id").values_list("subject", flat=True))


def test_a_text_is_spoken_in_the_background_and_heard_by_nobody_yet() -> None:
    row = prompts.rewrite_prompt(by="2001", name="welcome", text=TEXT, base=written("welcome"))
    assert (row.state, row.version) == ("making", 1)
    prompts.speak_prompt(prompt="welcome", version=1)
    row.refresh_from_db()
    assert (row.state, row.sound) == ("ready", prompt_of(TEXT))
    assert audio_of("welcome", 1) == f"<{TEXT}>".encode()
    assert published_flows().sounds_of(["welcome"]) == ("welcome",)
    now = prompt_now("welcome")
    assert (now.live, now.newest) == (None, row)
    assert {use.node for use in now.uses} == {"welcome"}


def test_put_into_use_it_is_said_from_now_on_and_its_sound_travels_ahead() -> None:
    rewritten()
    prompts.use_prompt(by="2002", name="welcome", version=1)
    assert published_flows().sounds_of(["welcome", "goodbye"]) == (prompt_of(TEXT), "goodbye")
    assert sent() == [f"sounds/{prompt_of(TEXT)}", "config/flows"]
    stored = msgspec.json.decode(Outgoing.objects.order_by("id")[0].payload, type=StoredSound)
    assert stored.alaw == f"<{TEXT}>".encode()
    row = prompt_now("welcome").live
    assert row is not None
    assert (row.by, row.live_by, row.state) == ("2001", "2002", "live")
    audited = AuditRow.objects.filter(about="prompt/welcome/1").order_by("id").values_list("by", "action")
    assert list(audited) == [("2001", "ivr.rewrite_prompt"), ("2002", "ivr.use_prompt")]


def test_every_change_is_a_newer_version_of_what_callcontrol_has() -> None:
    rewritten()
    before = published_flows().version
    prompts.use_prompt(by="2001", name="welcome", version=1)
    assert published_flows().version > before
    published = msgspec.json.decode(Outgoing.objects.get(subject="config/flows").payload, type=FlowSet)
    assert published == published_flows()


def test_one_goes_back_to_an_older_version_and_to_the_delivered_one() -> None:
    rewritten()
    rewritten("您好，这里是12333。")
    prompts.use_prompt(by="2001", name="welcome", version=1)
    prompts.use_prompt(by="2001", name="welcome", version=2)
    prompts.use_prompt(by="2001", name="welcome", version=1)
    assert published_flows().sounds_of(["welcome"]) == (prompt_of(TEXT),)
    prompts.use_prompt(by="2001", name="welcome", version=0)
    assert published_flows().sounds == {}
    assert [row.state for row in PromptVersion.objects.order_by("version")] == ["retired", "retired"]
    with pytest.raises(Refused, match="正在使用"):
        prompts.use_prompt(by="2001", name="welcome", version=0)


def test_the_same_text_again_is_not_spoken_again() -> None:
    rewritten()
    row = prompts.rewrite_prompt(by="2001", name="goodbye", text=TEXT, base=written("goodbye"))
    assert (row.state, Sound.objects.count()) == ("ready", 1)


@pytest.mark.parametrize(("text", "reason"), [("坏，", "无法朗读"), ("没有声音。", "合成失败")])
def test_what_could_not_be_spoken_says_why_and_cannot_be_used(text: str, reason: str) -> None:
    row = rewritten(text)
    assert row.state == "failed"
    assert reason in row.fault
    with pytest.raises(Refused, match="尚无语音"):
        prompts.use_prompt(by="2001", name="welcome", version=1)
    with pytest.raises(NotFound):
        audio_of("welcome", 1)


def test_signs_that_no_voice_says_are_named_at_once_and_nothing_is_kept() -> None:
    with pytest.raises(Invalid, match="@"):
        prompts.rewrite_prompt(by="2001", name="welcome", text="请写信到a@b", base=written("welcome"))
    with pytest.raises(Refused, match="即为此文字"):
        prompts.rewrite_prompt(by="2001", name="welcome", text=prompt_now("welcome").text, base=written("welcome"))
    with pytest.raises(NotFound):
        prompts.rewrite_prompt(by="2001", name="nothing", text="您好。", base=0)
    assert not PromptVersion.objects.exists()
    assert not FlowChange.objects.filter(what="prompt_saved").exists()


def test_an_own_recording_is_ready_at_once_with_its_remark() -> None:
    row = prompts.record_prompt(by="2001", name="welcome", content=TONE, text="您好", base=written("welcome"))
    assert (row.state, row.origin, row.remark) == ("ready", "recorded", "录音有破音")
    prompts.use_prompt(by="2001", name="welcome", version=1)
    assert published_flows().sounds == {"welcome": own_name(b"alaw of " + TONE)}
    with pytest.raises(Invalid):
        prompts.record_prompt(by="2001", name="welcome", content=b"OggS noise", text="", base=written("welcome"))
    assert PromptVersion.objects.count() == 1


def test_a_recorded_prompt_can_be_spoken_again_with_the_same_words() -> None:
    prompts.record_prompt(by="2001", name="welcome", content=TONE, text=TEXT, base=written("welcome"))
    prompts.use_prompt(by="2001", name="welcome", version=1)
    assert rewritten(TEXT).state == "ready"


def test_what_is_not_wanted_after_all_waits_no_more_and_may_be_used_later() -> None:
    rewritten()
    prompts.drop_prompt(by="2002", name="welcome", version=1)
    assert prompt_now("welcome").newest is None
    assert AuditRow.objects.filter(about="prompt/welcome/1", by="2002", action="ivr.drop_prompt").exists()
    with pytest.raises(Refused, match="不待启用"):
        prompts.drop_prompt(by="2002", name="welcome", version=1)
    prompts.use_prompt(by="2001", name="welcome", version=1)
    assert published_flows().sounds == {"welcome": prompt_of(TEXT)}
    with pytest.raises(Refused, match="不待启用"):
        prompts.drop_prompt(by="2002", name="welcome", version=1)


def test_what_is_dropped_while_it_is_spoken_stays_dropped() -> None:
    prompts.rewrite_prompt(by="2001", name="welcome", text=TEXT, base=written("welcome"))
    prompts.drop_prompt(by="2001", name="welcome", version=1)
    prompts.speak_prompt(prompt="welcome", version=1)
    assert PromptVersion.objects.get().state == "dropped"
    with pytest.raises(Refused, match="尚无语音"):
        prompts.use_prompt(by="2001", name="welcome", version=1)


def test_a_bus_that_lost_everything_gets_sounds_before_flows() -> None:
    rewritten()
    prompts.use_prompt(by="2001", name="welcome", version=1)
    Outgoing.objects.all().delete()
    assert common.send_again()
    assert sent() == [f"sounds/{prompt_of(TEXT)}", "config/flows"]


def test_an_announcement_whose_time_is_over_is_switched_off_by_the_machine() -> None:
    soon = datetime.now(UTC) + timedelta(minutes=5)
    switches.switch(by="2001", name="emergency", on=True, until=soon)
    switches.switch_off_ended(soon - timedelta(seconds=1))
    assert published_flows().on == {"emergency"}
    switches.switch_off_ended(soon)
    assert published_flows().on == frozenset()
    newest = FlowChange.objects.first()
    assert newest is not None
    assert (newest.what, newest.by) == ("switched_off", "system")


def test_switching_on_again_sets_another_end() -> None:
    soon = datetime.now(UTC) + timedelta(minutes=5)
    switches.switch(by="2001", name="emergency", on=True, until=soon)
    switches.switch(by="2002", name="emergency", on=True)
    assert published_flows().on_at(soon) == {"emergency"}
    with pytest.raises(Invalid, match="时间已过"):
        switches.switch(by="2001", name="emergency", on=True, until=datetime.now(UTC))
