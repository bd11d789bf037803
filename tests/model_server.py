"""A server that speaks as a language model's does, as badly as one wants."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pydantic import SecretStr

from hotline.infrastructure.language_model import ChatModel
from hotline.infrastructure.settings import LanguageModel

PATIENCE = 10.0


@dataclass
class ReceivedRequests:
    """Bodies in the order in which they came."""

    bodies: list[dict[str, Any]] = field(default_factory=list)

    @property
    def everything(self) -> str:
        return json.dumps(self.bodies, ensure_ascii=False)


def chat(content: str) -> str:
    message = {"role": "assistant", "content": content}
    return json.dumps({"id": "1", "choices": [{"index": 0, "finish_reason": "stop", "message": message}]})


@contextmanager
def model_that(
    answers: str | Callable[[dict[str, Any]], str], *, status: int = 200, after: float = 0, patience: float = PATIENCE
) -> Iterator[tuple[ChatModel, ReceivedRequests]]:
    """``answers``: the body to every question, or made from what was asked; ``after`` so many seconds."""
    requests = ReceivedRequests()

    class Model(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            requests.bodies.append(body)
            time.sleep(after)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            with suppress(BrokenPipeError):  # whoever asked has stopped waiting
                self.wfile.write((answers if isinstance(answers, str) else answers(body)).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Model)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/v1"
        yield ChatModel(LanguageModel(url=url, model="m", token=SecretStr("t"), timeout_seconds=patience)), requests
    finally:
        server.shutdown()
        server.server_close()
