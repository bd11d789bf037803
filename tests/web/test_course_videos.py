"""Videos of courses over the wire: uploaded, played by range, watched no faster than the clock and without jumps."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import pytest
from asgiref.sync import async_to_sync
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from time_machine import Traveller, travel

from hotline.domains.people.courses.actions.videos import remove_unused
from hotline.domains.people.courses.models import CourseVideo
from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure import archive
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sandbox import client as sandbox
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import now
from tests.films import film
from tests.sample_files import letter
from tests.web.people import sign_in
from tests.web.test_courses import OWN, PATH, TEXT, post, published, read, save, states

pytestmark = [pytest.mark.django_db, pytest.mark.real]
SECONDS = 20


@pytest.fixture(autouse=True)
def store(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    for each in (settings, archive._archive):
        each.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    sandbox.connection().close()
    yield tmp_path / "archive"
    for each in (settings, archive._archive):
        each.cache_clear()


@pytest.fixture
def trainer(person: Callable[..., Staff]) -> Client:
    return _browser(person, "7002", "trainer")


@pytest.fixture
def agent(person: Callable[..., Staff]) -> Client:
    return _browser(person, "1001", "agent")


def _browser(person: Callable[..., Staff], number: str, role: str) -> Client:
    person(number, f"某{number}", [role])
    browser = Client()
    assert sign_in(browser, number).status_code == 200
    return browser


def upload(trainer: Client, content: bytes, name: str = "养老.webm") -> Any:
    return trainer.post(f"{PATH}/videos", {"file": SimpleUploadedFile(name, content)})


def course_with(trainer: Client, video: str, **chapter: Any) -> str:
    made = {"kind": "video", "title": "录播", "video": video} | chapter
    return str(published(trainer, made, TEXT)["id"])


def watch(agent: Client, course: str, video: str, *spans: tuple[float, float], position: float = 0) -> Any:
    body = {"video": video, "position": position, "spans": [{"start": each[0], "end": each[1]} for each in spans]}
    return post(agent, f"{OWN}/{course}/chapters/c1/watched", **body)


def part(browser: Client, path: str, span: str = "") -> Any:
    return browser.get(path, headers={"Range": span} if span else {})


@async_to_sync
async def content_of(answer: Any) -> bytes:
    return b"".join([piece async for piece in answer.streaming_content])


def test_a_video_is_packed_again_sealed_and_played_by_range(trainer: Client, agent: Client, store: Path) -> None:
    assert upload(agent, film()).status_code == 403
    row = upload(trainer, film(SECONDS)).json()
    assert (row["name"], row["media_type"], round(row["seconds"])) == ("养老.webm", "video/webm", SECONDS)
    stored = store / CourseVideo.objects.get().file
    assert stored.read_bytes().startswith(b"HLS1"), "sealed"
    course = course_with(trainer, row["id"])
    path = f"{OWN}/{course}/chapters/c1/video"
    whole = part(agent, path)
    content = content_of(whole)
    assert (whole.status_code, whole["Content-Type"], len(content)) == (200, "video/webm", row["size"])
    some = part(agent, path, "bytes=100-299")
    assert (some.status_code, some["Content-Range"]) == (206, f"bytes 100-299/{row['size']}")
    assert content_of(some) == content[100:300]
    assert part(agent, path, f"bytes={row['size']}-").status_code == 416
    with av.open(BytesIO(content)) as again:
        assert again.duration == pytest.approx(SECONDS * av.time_base, rel=0.02)
        assert "location" not in {name.lower() for name in again.metadata}, "no notes of the camera"
    assert agent.get(f"{PATH}/videos/{row['id']}").status_code == 403
    assert content_of(part(trainer, f"{PATH}/videos/{row['id']}", "bytes=0-9")) == content[:10]
    assert AuditRow.objects.filter(action="courses.upload", about=f"video/{row['id']}").count() == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.docx", letter(), "不支持此类文件。请上传 MP4 或 WebM 视频。"),
        ("a.mp4", film(form="mp4", codec="mpeg4"), "浏览器无法播放这个视频。"),
        ("a.mp4", film(), "文件名与内容不符：内容是 WEBM。"),
        ("a.webm", film()[:60], "浏览器无法播放这个视频。"),
    ],
)
def test_what_a_page_does_not_play_is_refused(trainer: Client, name: str, content: bytes, sentence: str) -> None:
    answer = upload(trainer, content, name)
    assert (answer.status_code, sentence in answer.json()["message"]) == (422, True), answer.json()
    assert CourseVideo.objects.count() == 0


def test_a_video_of_mp4_is_played_too(trainer: Client) -> None:
    row = upload(trainer, film(form="mp4", codec="libx264"), "a.mp4").json()
    assert (row["media_type"], round(row["seconds"], 1)) == ("video/mp4", 1.0)


def test_it_is_watched_no_faster_than_the_clock_and_without_a_jump(trainer: Client, agent: Client) -> None:
    video = upload(trainer, film(SECONDS)).json()["id"]
    course = course_with(trainer, video)
    with travel(now(), tick=False) as clock:
        assert watch(agent, course, video).json()["played"] == 0
        assert watch(agent, course, video, (0, 20), position=20).json()["played"] == 0, "the clock stood still"
        _later(clock, 5)
        found = watch(agent, course, video, (0, 20), position=20).json()
        assert (found["played"], found["reached"], found["position"]) == (5, 5, 5)
        _later(clock, 10)
        assert watch(agent, course, video, (12, 20)).json()["reached"] == 5, "a jump counts for nothing"
        assert read(agent, course, "c1").json()["code"] == "other_kind"
        _later(clock, 10)
        assert watch(agent, course, video, (5, 15), position=14).json()["played"] == 15
        page = agent.get(f"{OWN}/{course}/chapters/c1").json()["video"]
        assert (page["reached"], page["position"], page["may_skip"]) == (15, 14, False), "goes on there after a reload"
        assert states(agent, course) == ["open", "locked"]
        _later(clock, 10)
        last = watch(agent, course, video, (15, 19.5), position=19.5).json()
        assert (round(last["played"]), last["course"]["next"]) == (SECONDS, "c2")
    assert states(agent, course) == ["done", "open"]


def test_where_a_chapter_allows_it_one_may_go_ahead(trainer: Client, agent: Client) -> None:
    video = upload(trainer, film(SECONDS)).json()["id"]
    course = course_with(trainer, video, may_skip=True)
    with travel(now(), tick=False) as clock:
        watch(agent, course, video)
        _later(clock, 8)
        found = watch(agent, course, video, (12, 20), position=16).json()
        assert (found["played"], found["reached"], found["position"]) == (8, 0, 16)
        _later(clock, 60)
        assert watch(agent, course, video, (0, 12)).json()["course"]["done"] == 1


def test_another_video_is_watched_from_its_beginning(trainer: Client, agent: Client) -> None:
    first, second = (upload(trainer, film(SECONDS)).json()["id"] for _ in range(2))
    course = course_with(trainer, first)
    with travel(now(), tick=False) as clock:
        watch(agent, course, first)
        _later(clock, 10)
        assert watch(agent, course, first, (0, 10)).json()["played"] == 10
        draft = trainer.get(f"{PATH}/{course}").json()
        chapter = {"id": "c1", "kind": "video", "title": "录播", "video": second}
        assert save(trainer, draft, chapter).status_code == 200
        assert post(trainer, f"{PATH}/{course}/publish").json()["version"] == 2
        assert watch(agent, course, first, (0, 10)).json()["code"] == "changed"
        assert agent.get(f"{OWN}/{course}/chapters/c1").json()["video"]["played"] == 0
        assert watch(agent, course, second).json()["played"] == 0


def test_a_locked_video_is_not_played(trainer: Client, agent: Client) -> None:
    video = upload(trainer, film()).json()["id"]
    course = published(trainer, TEXT, {"kind": "video", "title": "录播", "video": video})["id"]
    assert agent.get(f"{OWN}/{course}/chapters/c2/video").json()["code"] == "earlier_first"
    assert agent.get(f"{OWN}/{course}/chapters/c2").json()["video"] is None
    assert agent.get(f"{OWN}/{course}/chapters/c1/video").status_code == 404


def test_videos_that_no_course_has_are_removed_with_their_files(trainer: Client, store: Path) -> None:
    used, unused = (upload(trainer, film()).json()["id"] for _ in range(2))
    course_with(trainer, used)
    assert remove_unused(now()) == 0, "it may be on its way to a chapter"
    assert remove_unused(now() + timedelta(days=3)) == 1
    assert not CourseVideo.objects.filter(pk=unused).exists()
    assert [path.name for path in (store / "courses").rglob("*.sealed")] == [f"{used}.sealed"]


def _later(clock: Traveller, seconds: float) -> None:
    clock.shift(seconds)
