"""``make pictures``: every page of the running demonstration as each role sees it, in both themes and sizes.

The pictures lie in ``.data/pictures``, a folder for each theme and size, named by page and person, with a sheet of
all of them (``index.html``). What axe finds serious is printed with its page, and makes the exit status 1. Pages that
none of these people was shown are printed at the end: in an empty installation nothing leads to a case or a roster.
"""

import argparse
import asyncio
import html
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from playwright.async_api import Browser, Page

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import settings
from tests.e2e.browser import chromium, microphone
from tests.e2e.floor import AGENT_TONE
from tests.e2e.pages import DESKTOP, PHONE, ROLES, WALL, Route, Theme, grave_findings, links, opens, routes, signed_in

FOLDER = Path(".data/pictures")
SIZES = {"desk": DESKTOP, "phone": PHONE}
SHEET = """<!doctype html><meta charset="utf-8"><title>Pictures</title>
<style>body {{ font: 13px sans-serif }} figure {{ display: inline-block; margin: 4px }} img {{ width: 320px }}</style>
{figures}
"""


class Photographer:
    """Goes through the pages as one person in one theme."""

    def __init__(self, folder: Path, number: str, theme: Theme) -> None:
        self._folder, self._number, self._theme = folder, number, theme
        self.pictures = 0
        self.findings: list[str] = []
        self.seen: set[Route] = set()

    async def visit(self, page: Page, found: Iterable[Route]) -> None:
        seen: set[str] = set()
        for route in found:
            await page.set_viewport_size(DESKTOP)
            path = route.path(seen)
            if path is None or not await opens(page, path):
                continue
            seen |= await links(page)
            self.seen.add(route)
            self.findings += [f"{path} as {self._number}, {self._theme}: {each}" for each in await grave_findings(page)]
            sizes = {"wall": WALL} if path.startswith("/wall/") else SIZES
            for size, viewport in sizes.items():
                await page.set_viewport_size(viewport)
                target = self._folder / self._theme / size / f"{path.strip('/').replace('/', '.')}-{self._number}.png"
                await page.screenshot(path=target)
                self.pictures += 1


async def photograph(browser: Browser, folder: Path, people: Iterable[str]) -> tuple[list[str], list[Route]]:
    """What axe found on all pages of these people, and the pages that none of them was shown."""
    findings: list[str] = []
    left = list(routes())
    for number in people:
        for theme in get_args(Theme):
            context = await signed_in(browser, origin_of(settings()), number, theme)
            photographer = Photographer(folder, number, theme)
            await photographer.visit(await context.new_page(), routes())
            await context.close()
            print(f"{number} {theme}: {photographer.pictures} pictures", *photographer.findings, sep="\n  ", flush=True)
            findings += photographer.findings
            left = [route for route in left if route not in photographer.seen]
    return findings, left


def write_sheet(folder: Path) -> None:
    names = [str(each.relative_to(folder)) for each in sorted(folder.glob("*/*/*.png"))]
    figures = "\n".join(
        f'<figure><a href="{name}"><img loading="lazy" src="{name}"></a><figcaption>{name}</figcaption></figure>'
        for name in map(html.escape, names)
    )
    (folder / "index.html").write_text(SHEET.format(figures=figures), encoding="utf-8")


async def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.pictures", description=__doc__)
    parser.add_argument("people", nargs="*", default=ROLES, help="numbers of whom to be; one of each role by default")
    chosen = parser.parse_args()
    with TemporaryDirectory() as sounds:
        async with chromium(microphone(Path(sounds) / "microphone.wav", AGENT_TONE)) as browser:
            findings, left = await photograph(browser, FOLDER, chosen.people)
    write_sheet(FOLDER)
    print("shown to none of them:", *(route.pattern for route in left))
    print(f"{FOLDER / 'index.html'}; axe: {len(findings)} serious")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
