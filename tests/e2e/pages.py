"""Every page of the product: which there are, who opens them, and how each looks and reads to assistive programs."""

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, BrowserContext, Frame, Page, ViewportSize

from tests.e2e.browser import open_session, person_at
from tests.e2e.floor import PASSWORD

ROUTES = Path("frontend/src/app/router.ts")
AXE = Path("frontend/node_modules/axe-core/axe.min.js")
#: What axe calls grave: somebody cannot read it or use it.
GRAVE = {"serious", "critical"}
#: Somebody of each role; the last three, director, operator and planner, see no page that none of the others sees.
ROLES = (
    *("9002", "9003", "9001", "2001", "8002", "4101", "4001", "5001", "8001", "3001", "7002", "1001"),
    *("8003", "9004", "7001"),
)
#: Something of the page itself, before which the mark of a demonstration may come; the web process renders no root.
DRAWN = "#app > :not(.demonstration), body:not(:has(#app))"
#: A page whose drawing has not changed for so long, and which waits for no answer, is complete.
QUIET_MS, PATIENCE_MS = 300, 8_000
#: For a page whose program is loaded already.
BRIEFLY_MS = 1_500
SETTLED = """([quiet, patience]) => new Promise((settled) => {
  const begun = performance.now()
  let changed = begun
  const observer = new MutationObserver(() => (changed = performance.now()))
  observer.observe(document, { subtree: true, childList: true, attributes: true })
  const look = () => {
    const now = performance.now()
    const waits = document.querySelector('[aria-busy="true"], .skeleton, .spinner') !== null
    if (now - begun < patience && (waits || now - changed < quiet)) return setTimeout(look, 50)
    observer.disconnect()
    settled()
  }
  look()
})"""
#: What the lines of a list open without being links, by the mark that they carry.
OPENED = {"data-case": ("/cases/{}", "/cases/{}/print"), "data-alarm": ("/alarms/{}/said",)}
DESKTOP, PHONE, WALL = (
    ViewportSize(width=1440, height=900),
    ViewportSize(width=390, height=844),
    ViewportSize(width=3840, height=2160),
)

Theme = Literal["light", "dark"]


@dataclass(frozen=True)
class Route:
    """A line of the router: ``/cases``, ``/cases/:id``."""

    pattern: str

    def path(self, links: set[str]) -> str | None:
        """An address of it: where it names a case, a flow or the like, one of these links, if any is of this route."""
        if ":" not in self.pattern:
            return self.pattern
        expression = re.compile(re.sub(r":[a-z]+", "[^/]+", self.pattern))
        fixed = {each.pattern for each in routes()}
        return next((each for each in sorted(links - fixed) if expression.fullmatch(each)), None)


@cache
def routes() -> tuple[Route, ...]:
    """All but the way in, the embedded page, which has tests of its own, old addresses, and what no page answers."""
    paths = re.findall(r"path: '([^']*)'(?!, redirect)", ROUTES.read_text(encoding="utf-8"))
    patterns = [re.sub(r"/:[a-z]+\?$", "", f"/{path.lstrip('/')}") for path in paths if path]
    own = (each for each in dict.fromkeys(patterns) if each not in ("/", "/embed", "/sign-in") and "(" not in each)
    # What lies below a list is linked from it, so the lists come first.
    return tuple(Route(each) for each in sorted(own, key=lambda each: ":" in each))


async def signed_in(browser: Browser, origin: str, number: str, theme: Theme = "light") -> BrowserContext:
    """As far as the session. An agent's page would go on and try the microphone."""
    context = await person_at(browser, origin)
    await context.add_init_script(f"localStorage.setItem('hotline.theme', '{theme}')")
    await open_session(context, origin, number, PASSWORD)
    return context


#: Goes there as a link does, without loading the program anew, and says where that led.
FOLLOWED = """(path) => new Promise((led) => {
  history.pushState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
  setTimeout(() => led(location.href), 50)
})"""


async def is_led_to(page: Page, path: str) -> bool:
    led: str = await page.evaluate(FOLLOWED, path)
    return path in led


async def follows(page: Page, path: str) -> bool:
    """As ``opens``, within the program that stands already: a tenth of the work."""
    if not await is_led_to(page, path):
        return False
    await settled(page, BRIEFLY_MS)
    return path in page.url


async def opens(page: Page, path: str) -> bool:
    """False where the person is led elsewhere or is refused."""
    if await page.locator("#app").count() and not path.startswith("/api/") and not await is_led_to(page, path):
        return False
    answer = await page.goto(path)
    assert answer
    if not answer.ok:
        return False
    await page.locator(DRAWN).first.wait_for(state="attached")
    if path not in page.url:
        return False
    await settled(page)
    return True


async def settled(page: Page, patience_ms: int = PATIENCE_MS) -> None:
    """Clocks and live figures change a page for ever, so that this waits no longer than so long."""
    await page.evaluate(SETTLED, [QUIET_MS, patience_ms])


async def links(page: Page) -> set[str]:
    """The addresses within the product to which it leads, by links and by the lines of its list."""
    found: list[str] = await page.eval_on_selector_all("a[href^='/']", "all => all.map((each) => each.pathname)")
    for mark, patterns in OPENED.items():
        ids = await page.eval_on_selector_all(f"[{mark}]", f"all => all.map((each) => each.getAttribute('{mark}'))")
        found += [pattern.format(id) for pattern in patterns for id in ids]
    return set(found)


#: What is drawn, by kind: an element's name, classes and role below those of what it is in, and what names it.
SHAPES = """() => {
  const NAMING = ['aria-label', 'aria-labelledby', 'title', 'id', 'disabled', 'style']
  const kind = (element) => {
    const named = NAMING.filter((each) => element.hasAttribute(each))
    return [element.localName, ...[...element.classList].sort(), element.getAttribute('role'), ...named].join('.')
  }
  const hasWords = (element) => element.childElementCount === 0 && element.textContent !== ''
  const shape = (element) => `${kind(element.parentElement)} > ${kind(element)} ${hasWords(element)}`
  const all = [...document.querySelectorAll('body *:not(svg *)')].filter((each) => each.checkVisibility())
  return [...new Set(all.map(shape))]
}"""


async def shapes(page: Page) -> set[str]:
    return set(await page.evaluate(SHAPES))


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


#: Boxes that scroll, or would with more in them, and that no key reaches: neither they nor anything in them takes the
#: focus. axe sees only those that happen to be full.
UNREACHED = """() => {
  const TARGETS = 'a[href], button, select, summary, textarea, input, iframe, audio, video, [tabindex]'
  const scrolls = (each) => /auto|scroll/.test(getComputedStyle(each).overflowY)
  const isReached = (each) => [each, ...each.querySelectorAll(TARGETS)].some((one) => one.tabIndex >= 0)
  return [...document.querySelectorAll('body *')]
    .filter((each) => each.checkVisibility() && scrolls(each) && !isReached(each))
    .map((each) => `no key scrolls ${each.localName}.${each.className} ${each.innerText.trim().slice(0, 20)}`)
}"""


async def grave_findings(page: Page | Frame) -> list[str]:
    """What axe finds on the page as it stands, with where, and which of its boxes no key scrolls."""
    await page.evaluate(axe())
    found = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    graves = [
        f"{each['id']}: {[node['target'] for node in each['nodes']]}"
        for each in found["violations"]
        if each["impact"] in GRAVE
    ]
    return graves + await page.evaluate(UNREACHED)


async def photograph(page: Page, name: str) -> None:
    """A state that only a test brings about, into the folder ``SCREENSHOTS`` of the environment, to be looked at."""
    if folder := os.environ.get("SCREENSHOTS"):
        await page.screenshot(path=Path(folder) / f"{name}.png")
