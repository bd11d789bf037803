"""Which files chats take, when and how many."""

import pytest

from hotline.domains.service.messaging.rules.chat_files import policy, sending_refusal
from hotline.domains.service.messaging.rules.chats import ChatState
from hotline.kernel.errors import Invalid
from hotline.kernel.files.uploads import accepted
from tests.sample_files import PDF, PROGRAM, image, letter, sound


@pytest.mark.parametrize(
    ("state", "sent", "sentence"),
    [
        (ChatState.WAITING, 0, "请在接通咨询员后发送图片和文件。"),
        (ChatState.TALKING, 0, ""),
        (ChatState.TALKING, 19, ""),
        (ChatState.TALKING, 20, "每次咨询最多发送 20 个文件。如需更多，请改用其他方式提交材料。"),
    ],
)
def test_a_side_sends_files_once_somebody_is_there_and_so_many(state: ChatState, sent: int, sentence: str) -> None:
    assert sending_refusal(state, sent, 20) == sentence


@pytest.mark.parametrize(
    ("name", "content"), [("a.png", image()), ("a.pdf", PDF), ("a.docx", letter()), ("a.txt", b"a")]
)
def test_pictures_and_documents_are_taken(name: str, content: bytes) -> None:
    assert accepted(name, content, policy(1 << 20)).name == name


@pytest.mark.parametrize(("name", "content"), [("a.wav", sound()), ("a.exe", PROGRAM), ("a.pdf", PDF * 9000)])
def test_sound_programs_and_what_is_too_large_are_not(name: str, content: bytes) -> None:
    with pytest.raises(Invalid):
        accepted(name, content, policy(1 << 20))
