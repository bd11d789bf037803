"""What is wrong with a page's layout, measured in the browser: too wide, targets too small for a finger, text cut off
or written over other text.
"""

from typing import Any

from playwright.async_api import Page

from tests.e2e.pages import DESKTOP, PHONE

#: The side of a square that a finger hits, in CSS pixels (WCAG 2.5.5).
FINGER = 44

#: Charts are drawn anew one frame after their boxes have changed.
REDRAWN = "() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 60)))"

PROBE = """([finger, letters]) => {
  const width = document.documentElement.clientWidth
  const found = []
  const say = (element) => {
    const id = element.closest('[data-testid]')?.dataset.testid ?? ''
    const words = (element.innerText || element.value || element.getAttribute('aria-label') || '').trim()
    const kind = `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className}`
    return `${kind} [${id}] ${words.replace(/\\s+/g, ' ').slice(0, 20)}`
  }
  const style = (element) => getComputedStyle(element)
  const seen = (element) => {
    const box = element.getBoundingClientRect()
    if (box.width < 2 || box.height < 2) return false
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  }
  /** The nearest of the element and what it is in that is so. */
  const nearest = (element, wanted) => {
    for (let each = element; each; each = each.parentElement) if (wanted(style(each), each)) return each
    return null
  }
  const scrolls = (css) => /auto|scroll/.test(css.overflowX)
  const clips = (css) => css.overflowX !== 'visible' || css.overflowY !== 'visible'

  if (document.documentElement.scrollWidth > width) found.push(`page is ${document.documentElement.scrollWidth} wide`)
  for (const each of document.querySelectorAll('main')) {
    if (each.scrollWidth > each.clientWidth + 1) found.push(`main is ${each.scrollWidth} wide in ${each.clientWidth}`)
  }

  const TARGETS = 'a[href], button, select, summary, textarea, input:not([type=hidden]), [role=button], [role=tab]'
  /** A link in a sentence is as high as its line; a mark of a chart has the same line in the chart's
   * table, or a filter that leads there too. */
  const excused = (each) => {
    const around = [...each.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    const inText = each.tagName === 'A' && style(each).display === 'inline' && around
    return each.disabled || inText || each.matches('.chart *, .visually-hidden')
  }
  for (const each of document.querySelectorAll(TARGETS)) {
    if (!seen(each) || excused(each)) continue
    const boxes = [each, each.closest('label, .box') ?? each].map((one) => one.getBoundingClientRect())
    const box = boxes.find((one) => Math.min(one.width, one.height) >= finger - 0.5) ?? boxes[0]
    if (Math.min(box.width, box.height) < finger - 0.5)
      found.push(`small ${Math.round(box.width)}x${Math.round(box.height)}: ${say(each)}`)
    if (box.right > width + 1 && !nearest(each.parentElement, scrolls)) found.push(`outside: ${say(each)}`)
  }

  const words = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const drawn = element.closest('script, style, option, .demonstration, .watermark, [aria-hidden=true]')
    if (!node.data.trim() || !seen(element) || drawn) continue
    if (parseFloat(style(element).fontSize) < letters) found.push(`${style(element).fontSize}: ${say(element)}`)
    const range = document.createRange()
    range.selectNodeContents(node)
    const clip = nearest(element, clips)
    const room = clip?.getBoundingClientRect()
    const css = clip && style(clip)
    const shortened = clip && [css, style(element)].some((one) => one.textOverflow === 'ellipsis')
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue
      const aside = clip && css.overflowX === 'hidden' && box.right > room.right + 2 && box.left < room.right
      if (aside && !shortened) found.push(`cut off: ${say(element)}`)
      // A font's box is higher than its letters by a fifth at either side.
      const foot = box.bottom - box.height / 4
      const below = clip && css.overflowY === 'hidden' && foot > room.bottom && box.top < room.bottom - 3
      if (below && !/\\d/.test(css.webkitLineClamp)) found.push(`cut off below: ${say(element)}`)
      words.push([box, element])
    }
  }
  /** Scrolled out of one of the boxes around it. */
  const hidden = (box, element) => nearest(element, (css, each) => {
    const room = each.getBoundingClientRect()
    const out = box.right > room.right + 2 || box.left < room.left - 2
    return clips(css) && (out || box.bottom > room.bottom + 2 || box.top < room.top - 2)
  })
  const floats = (element) => nearest(element, (css) => css.position === 'fixed' || css.position === 'sticky')
  const still = words.filter(([box, element]) => !hidden(box, element) && !floats(element))
  for (const [at, [a, one]] of still.entries()) {
    for (const [b, other] of still.slice(at + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      if (one !== other && across > 3 && down > 6) found.push(`over one another: ${say(one)} / ${say(other)}`)
    }
  }
  return [...new Set(found)]
}"""


async def faults(page: Page, finger: int = FINGER, letters: int = 0) -> list[str]:
    """Each with the element's tag, class, nearest test id and first words; none when the layout holds. ``letters``: how
    large they are at least, in CSS pixels.
    """
    found: Any = await page.evaluate(PROBE, [finger, letters])
    return [str(each) for each in found]


async def faults_on_a_telephone(page: Page) -> list[str]:
    """Of a page that stands complete as a desk shows it; it does so again afterwards."""
    await page.set_viewport_size(PHONE)
    await page.evaluate(REDRAWN)
    found = await faults(page)
    await page.set_viewport_size(DESKTOP)
    return found
