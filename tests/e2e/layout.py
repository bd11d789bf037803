"""What is wrong with a page's layout, measured in the browser: too wide, targets too small for a finger, text cut off or
written over other text.
"""

from typing import Any

from playwright.async_api import Page

#: The side of a square that a finger hits, in CSS pixels (WCAG 2.5.5); 60 where letters are large.
FINGER = 44

PROBE = """([finger]) => {
  const width = document.documentElement.clientWidth
  const say = (element) => {
    const id = element.closest('[data-testid]')?.dataset.testid ?? ''
    const words = (element.innerText || element.value || element.getAttribute('aria-label') || '').trim()
    return `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className} [${id}] ${words.replace(/\\s+/g, " ").slice(0, 20)}`
  }
  const style = (element) => getComputedStyle(element)
  const seen = (element) => {
    const box = element.getBoundingClientRect()
    if (box.width < 2 || box.height < 2) return false
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  }
  const holder = (element, wanted) => {
    for (let each = element.parentElement; each; each = each.parentElement) if (wanted(style(each), each)) return each
    return null
  }
  const scrolls = (css) => /auto|scroll/.test(css.overflowX)
  const found = []

  if (document.documentElement.scrollWidth > width) found.push(`page is ${document.documentElement.scrollWidth} wide`)
  for (const each of document.querySelectorAll('main')) {
    if (each.scrollWidth > each.clientWidth + 1) found.push(`main is ${each.scrollWidth} wide in ${each.clientWidth}`)
  }

  const targets = 'a[href], button, select, summary, textarea, input:not([type=hidden]), [role=button], [role=tab], [role=switch]'
  for (const each of document.querySelectorAll(targets)) {
    // A mark of a chart has the same line in the chart's table.
    if (!seen(each) || each.disabled || each.matches('.days *, .chart *, .visually-hidden')) continue
    const inText = each.tagName === 'A' && style(each).display === 'inline' &&
      [...each.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    if (inText) continue
    const area = (each.matches('[type=checkbox], [type=radio]') && each.closest('label')) || each
    const boxes = [area, area.closest('label') ?? area, area.closest('.box') ?? area].map((one) => one.getBoundingClientRect())
    const box = boxes.find((one) => Math.min(one.width, one.height) >= finger - 0.5) ?? boxes[0]
    if (Math.min(box.width, box.height) < finger - 0.5)
      found.push(`small ${Math.round(box.width)}x${Math.round(box.height)}: ${say(each)}`)
    if (box.right > width + 1 && !holder(each, scrolls)) found.push(`outside: ${say(each)}`)
  }

  const words = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!node.data.trim() || !seen(element) || element.closest('svg, script, style, option, .watermark, [aria-hidden=true]')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue
      const clip = holder(node.firstChild ?? { parentElement: element }, (css) => css.overflowX !== 'visible' || css.overflowY !== 'visible')
      const room = clip?.getBoundingClientRect()
      const css = clip && style(clip)
      if (room && css.overflowX === 'hidden' && box.right > room.right + 2 && box.left < room.right &&
          css.textOverflow !== 'ellipsis' && style(element).textOverflow !== 'ellipsis')
        found.push(`cut off: ${say(element)}`)
      if (room && css.overflowY === 'hidden' && box.bottom > room.bottom + 3 && box.top < room.bottom - 3 &&
          !css.webkitLineClamp.match(/\\d/)) found.push(`cut off below: ${say(element)}`)
      words.push([box, element])
    }
  }
  /** Not scrolled out of any of the boxes around it. */
  const shown = (box, element) => !holder(element, (css, each) => {
    if (css.overflowX === 'visible' && css.overflowY === 'visible') return false
    const room = each.getBoundingClientRect()
    return box.right > room.right + 2 || box.bottom > room.bottom + 2 || box.left < room.left - 2 || box.top < room.top - 2
  })
  const floats = (element) => style(element).position === 'fixed' || style(element).position === 'sticky' ||
    holder(element, (css) => css.position === 'fixed' || css.position === 'sticky')
  const still = words.filter(([box, element]) => shown(box, element) && !floats(element))
  for (let i = 0; i < still.length; i++) {
    for (let j = i + 1; j < still.length; j++) {
      const [a, one] = still[i], [b, other] = still[j]
      if (one === other) continue
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      if (across > 3 && down > 6) found.push(`over one another: ${say(one)} / ${say(other)}`)
    }
  }
  return [...new Set(found)]
}"""


async def faults(page: Page, finger: int = FINGER) -> list[str]:
    """Each with the element's tag, class, nearest test id and first words; none when the layout holds."""
    found: Any = await page.evaluate(PROBE, [finger])
    return [str(each) for each in found]
