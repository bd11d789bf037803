"""Another system with a web server of its own, whose page holds the soft-phone bar."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.async_api import Frame, Page

from hotline.processes.single.layout import CODE

EXAMPLE = CODE / "frontend" / "public" / "embed" / "example.html"
#: Keeps every event the page was told, and every message that reached it from anywhere.
LISTEN = """
window.told = []
window.reached = []
window.addEventListener('message', ({ data, origin }) => window.reached.push([origin, data.kind]))
HotlineBar.on('*', ({ event, data }) => window.told.push({ event, ...data }))
"""


@contextmanager
def served(page: str, host: str = "127.0.0.1") -> Iterator[str]:
    """The origin where this one page is to be had."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode() if self.path == "/" else b"")

        def log_message(self, format: str, *values: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{host}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def example_page(hotline: str) -> str:
    """The example as another system would serve it, and what the test listens with."""
    page = EXAMPLE.read_text()
    assert 'src="bar.js"' in page
    page = page.replace('src="bar.js"', f'src="{hotline}/embed/bar.js"')
    return page.replace("</body>", f"<script>{LISTEN}</script></body>")


async def bar_of(page: Page) -> Frame:
    """The frame of the bar."""
    frame = await (await page.wait_for_selector("iframe")).content_frame()
    assert frame is not None
    return frame


async def received(page: Page) -> list[str]:
    """The events of calls so far, in order."""
    names: list[str] = await page.evaluate("told.map(({ event }) => event)")
    return [name for name in names if name.startswith("call.")]
