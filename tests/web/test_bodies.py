"""A body that is no form or no JSON, or has too much of everything, is the sender's fault and no fault of ours."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.real]
FORM = "multipart/form-data; boundary=x"


def form(*parts: tuple[str, bytes]) -> bytes:
    written = [
        b"--x\r\nContent-Disposition: form-data; %b\r\n\r\n%b\r\n" % (name.encode(), body) for name, body in parts
    ]
    return b"".join(written) + b"--x--\r\n"


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("chat/files", form(*((f'name="a{at}"', b"1") for at in range(1_200))), FORM, 400),
        ("chat/files", form(*((f'name="f{at}"; filename="a"', b"1") for at in range(200))), FORM, 400),
        ("chat/files", form(('name="key"', b"a" * 3_000_000)), FORM, 413),
        ("chat/files", b"abc", "multipart/form-data", 400),
        ("chat/files", b"abc", f"multipart/form-data; boundary={'x' * 300}", 400),
        (
            "assistant/hearing",
            b"&".join(b"a%d=1" % at for at in range(1_200)),
            "application/x-www-form-urlencoded",
            400,
        ),
        ("survey-answers", b'{"answers": "%b"}' % (b"a" * 3_000_000), "application/json", 413),
        ("survey-answers", b'{"answers": %b}' % (b"9" * 6_000), "application/json", 400),
    ],
)
def test_it_is_refused_with_a_sentence(path: str, body: bytes, kind: str, status: int) -> None:
    answer = Client(raise_request_exception=False).generic("POST", f"/api/{path}", body, kind)
    assert answer.status_code == status
    assert "请" in answer.json()["message"]
