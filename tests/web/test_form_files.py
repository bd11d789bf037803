"""Files in fields of a work order's form: uploaded while it is filled in, the case's own once it is saved."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hotline.domains.service.workorders.actions import form_files, publication
from hotline.domains.service.workorders.models import Attachment, CaseSearchText, ModelVersion
from hotline.domains.service.workorders.queries.versions import blueprint, organisation, published
from hotline.infrastructure import archive
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sandbox import client
from hotline.infrastructure.settings import settings
from tests.domains.service.workorders.staffed import AGENT, OTHER_AGENT, PENSION, REVIEWER, SUPERVISION, VALUES, staff
from tests.sample_files import PDF, PROGRAM, image, letter, photograph
from tests.web.test_workorders import browser, get, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
FIELD = {"type": "array", "title": "劳动合同", "x-widget": "file", "items": {"type": "object"}, "maxItems": 2}


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    archive._archive.cache_clear()
    client.connection().close()
    staff()
    yield tmp_path / "archive"
    settings.cache_clear()
    archive._archive.cache_clear()


@pytest.fixture
def requests_contract() -> ModelVersion:
    """The appeal, whose form requires the contract as a picture or PDF."""
    before = published("appeal")
    content = msgspec.json.decode(msgspec.json.encode(blueprint(before)))
    content["form"]["properties"]["contract"] = FIELD | {"x-files": ["image", "pdf"]}
    content["form"]["required"] = [*content["form"].get("required", []), "contract"]
    content["form"]["x-sections"][0]["fields"].append("contract")
    content["printed"][0]["fields"].append("contract")
    content["columns"] = [{"field": "contract", "name": "劳动合同"}]
    for step in content["steps"].values():
        step["edits"] = [*step.get("edits", []), *(["contract"] if "summary" in step.get("edits", []) else [])]
    row = publication.save_draft(
        by=SUPERVISION, model="appeal", name="诉求", content=publication.read_blueprint(content), base=before.version
    )
    around = organisation()
    everybody = replace(around, staffed=around.departments)
    return publication.publish(by=SUPERVISION, model="appeal", number=row.version, around=everybody)


def upload(name: str, content: bytes, number: str = AGENT) -> Any:
    return browser(number).post("/api/workorders/form-files", {"file": SimpleUploadedFile(name, content)})


def opened(*files: Any, **values: Any) -> Any:
    return post(AGENT, "cases", values=VALUES | values | {"contract": list(files)}, outcome="submit")


def test_a_file_that_was_uploaded_for_the_form_is_the_case_s_once_it_is_saved(
    requests_contract: ModelVersion, store: Path
) -> None:
    file = upload("合同.pdf", PDF).json()
    assert (file["name"], file["media_type"], file["size"]) == ("合同.pdf", "application/pdf", len(PDF))
    case = opened(file).json()
    assert (case["fields"]["contract"], case["attachments"]) == ([file], [])
    answer = get(REVIEWER, f"cases/{case['id']}/attachments/{file['id']}")
    assert b"".join(answer.streaming_content) == PDF
    assert get(PENSION, f"cases/{case['id']}/attachments/{file['id']}").status_code == 404
    row = Attachment.objects.get()
    assert (row.case_id, row.field, row.by) == (case["id"], "contract", AGENT)
    assert "合同" in CaseSearchText.objects.get().text
    assert file["id"] not in CaseSearchText.objects.get().text
    printed = get(REVIEWER, f"cases/{case['id']}/print").json()
    assert {"name": "劳动合同", "value": "合同.pdf"} in printed["sections"][0]["lines"]
    (listed,) = get(REVIEWER, "cases", model="appeal").json()["rows"]
    assert listed["columns"]["contract"] == "合同.pdf"
    assert browser(AGENT).delete(f"/api/workorders/cases/{case['id']}/attachments/{file['id']}").json()["code"] == (
        "in_form"
    )
    assert AuditRow.objects.filter(action="workorders.upload", by=AGENT).count() == 1


def test_a_photograph_in_a_form_says_no_more_where_and_with_what_it_was_taken(requests_contract: ModelVersion) -> None:
    assert b"Fahrzeug" in photograph()
    file = upload("合同.jpg", photograph()).json()
    case = opened(file).json()
    content = b"".join(get(REVIEWER, f"cases/{case['id']}/attachments/{file['id']}").streaming_content)
    assert (len(content), b"Fahrzeug" in content) == (file["size"], False)
    with Image.open(io.BytesIO(content)) as found:
        assert (found.size, dict(found.getexif())) == ((30, 40), {})


def test_a_picture_s_name_ends_as_what_is_stored() -> None:
    drawn = upload("现场.webp", image("WEBP")).json()
    assert (drawn["name"], drawn["media_type"]) == ("现场.jpg", "image/jpeg")
    refused = upload("现场.heic", b"\x00\x00\x00\x18ftypheic" + bytes(200))
    assert "HEIC" in refused.json()["message"]


def test_the_server_says_what_a_file_is_and_takes_none_that_it_does_not_know(requests_contract: ModelVersion) -> None:
    file = upload("合同.pdf", PDF).json()
    case = opened(file | {"name": "假的.exe", "size": 1}).json()
    assert case["fields"]["contract"] == [file]
    for stranger in ("file_unknown", {"id": "file_unknown", "name": "a.pdf", "media_type": "application/pdf"}, file):
        answer = opened(stranger)  # the last one is another case's
        assert (answer.status_code, "已失效" in answer.json()["message"]) == (422, True)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([], "劳动合同必填"),
        ([("a.docx", letter())], "只能上传图片、PDF"),
        ([("a.png", image()), ("b.png", image()), ("c.png", image())], "最多上传 2 个附件"),
    ],
)
def test_required_kind_and_number_are_checked(
    requests_contract: ModelVersion, files: list[tuple[str, bytes]], message: str
) -> None:
    answer = opened(*(upload(*each).json()["id"] for each in files))
    assert answer.status_code == 422
    assert message in answer.json()["message"]


def test_a_file_taken_out_of_the_form_is_no_longer_opened(requests_contract: ModelVersion) -> None:
    first, second = upload("一.pdf", PDF).json(), upload("二.png", image()).json()
    case = opened(first).json()["id"]
    seen = get(REVIEWER, f"cases/{case}").json()
    (step,) = [task for task in seen["tasks"] if task["mine"]]
    assert "contract" in step["edits"]
    body = {"revision": seen["revision"], "outcome": "pass", "values": {"contract": [second]}}
    answer = post(REVIEWER, f"cases/{case}/tasks/{step['id']}/done", **body)
    assert answer.status_code == 200, answer.content
    assert answer.json()["fields"]["contract"] == [second]
    assert get(REVIEWER, f"cases/{case}/attachments/{first['id']}").status_code == 404
    assert get(REVIEWER, f"cases/{case}/attachments/{second['id']}").status_code == 200


def test_what_is_refused_is_not_stored_and_what_comes_into_no_form_goes_after_two_days(store: Path) -> None:
    assert upload("a.pdf", PROGRAM).json()["code"] == "file_refused"
    assert list(store.rglob("*.sealed")) == []
    upload("a.pdf", PDF, OTHER_AGENT)
    assert form_files.remove_unclaimed(datetime.now(UTC)) == 0
    assert form_files.remove_unclaimed(datetime.now(UTC) + timedelta(days=3)) == 1
    assert Attachment.objects.count() == 0
