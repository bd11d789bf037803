"""The availability of 京晓保, minute by minute, from its first answer on."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from hotline.domains.understanding.assistant import ports
from hotline.domains.understanding.assistant.actions.probes import watch
from hotline.domains.understanding.assistant.adapters import probe as probe_adapter
from hotline.domains.understanding.assistant.ports import Probed
from hotline.domains.understanding.assistant.queries import availability
from hotline.kernel.clock import beijing_day

pytestmark = [pytest.mark.real, pytest.mark.django_db]
NOON = datetime(2026, 11, 27, 4, 0, 20, tzinfo=UTC)


def silent() -> Probed:
    return Probed(0, "no answer")


def answering() -> Probed:
    return Probed(12, "")


def test_what_was_never_up_is_not_down_and_afterwards_every_minute_counts() -> None:
    for at, probe in enumerate((silent, silent, answering, silent, answering)):
        with ports.probe.override(probe):
            watch(NOON + timedelta(minutes=at))
            watch(NOON + timedelta(minutes=at, seconds=9))
    today = beijing_day(NOON)
    assert [(day.measured, day.down) for day in availability.days(today, today)] == [(3, 1)]
    (stretch,) = availability.stretches_of(today)
    assert stretch.first == NOON.replace(second=0) + timedelta(minutes=3)


@contextmanager
def probed_service(content: bytes | None) -> Iterator[str]:
    """What says this to whoever asks, and goes; None: it takes the question and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(4096)
                if content is None:
                    connection.recv(4096)
                else:
                    connection.sendall(content)

        Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'HTTP/1.0 200 OK\r\n\r\n{"ok": true}', ""),
        (b'HTTP/1.0 200 OK\r\n\r\n{"ok": false}', "无响应"),
        (b"HTTP/1.0 502 Bad Gateway\r\n\r\n", "无响应（HTTP 502）"),
        (b"HTTP/1.0 200 OK\r\n\r\n<html>", "响应有误"),
        (b"HTTP/1.0 200 OK\r\n\r\n[]", "响应有误"),
        (b"SSH-2.0-OpenSSH\r\n", "响应有误"),
        (b"", "连接中断"),
        (None, "超时，0 秒无响应"),
    ],
)
def test_what_was_wrong_is_said_as_it_is_to_be_read(
    content: bytes | None, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe_adapter, "SECONDS", 0.3)
    with probed_service(content) as address:
        monkeypatch.setattr(probe_adapter, "_address", lambda: address)
        assert probe_adapter.run_probe().error == message


def test_where_nobody_listens_there_is_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setattr(probe_adapter, "_address", lambda: f"http://127.0.0.1:{port}/")
    assert probe_adapter.run_probe().error == "无法连接"
