"""No request is read further than this: a body of gigabytes is refused before it fills the disk."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec

#: A little above the proxy's limit, which allows the largest import.
MAX_BYTES = 66 * 1024 * 1024
TOO_LARGE = {"code": "too_big", "message": "文件过大，请压缩或拆分后上传。", "status": 413}
type Message = Mapping[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]
type Application = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]


class _TooLarge(Exception):
    pass


def limited(application: Application, max_bytes: int = MAX_BYTES) -> Application:
    """Refuse a request body above ``max_bytes``.

    The declared ``Content-Length`` is checked first. The bytes that arrive are counted too, because the header can be
    absent or wrong.
    """

    async def serve(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not declared.isdigit() or int(declared) > max_bytes:
            await _refuse(send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > max_bytes:
                raise _TooLarge
            return message

        try:
            await application(scope, counted, send)
        except _TooLarge:
            await _refuse(send)

    return serve


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": msgspec.json.encode(TOO_LARGE)})
