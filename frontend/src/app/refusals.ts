/**
 * A refusal is seen where the eye is. What says no after something was done stands in the viewport, and the focus goes
 * to the field that it is about, or to the refusal itself when the button that was pressed is gone or does nothing now.
 * Who is typing keeps the place.
 */

const REFUSAL = '[role="alert"]:is(.field-error, .danger-text, .trouble, .notice)'
const FIELD = 'input, select, textarea, [contenteditable="true"]'
/** What comes later than this after the last key or press was not caused by it. */
const CAUSED_MS = 15_000

/** Watches the page from now on; the function that comes back ends it. */
export function showRefusals(page: Document): () => void {
  let acted = -CAUSED_MS
  const note = (): void => void (acted = performance.now())
  const watching = new MutationObserver((changes) => {
    if (performance.now() - acted > CAUSED_MS) return
    const found = changes.flatMap(({ addedNodes }) => [...addedNodes]).flatMap(refusalsIn)
    const first = found.find((one) => controlOf(one) !== null) ?? found[0]
    if (first) show(first)
  })
  watching.observe(page.body, { childList: true, subtree: true })
  for (const kind of ['pointerdown', 'keydown']) page.addEventListener(kind, note, { capture: true, passive: true })
  return () => {
    watching.disconnect()
    for (const kind of ['pointerdown', 'keydown']) page.removeEventListener(kind, note, { capture: true })
  }
}

function refusalsIn(node: Node): HTMLElement[] {
  if (!(node instanceof HTMLElement)) return []
  return [...(node.matches(REFUSAL) ? [node] : []), ...node.querySelectorAll<HTMLElement>(REFUSAL)]
}

/** The control of the field that the refusal stands in. */
function controlOf(refusal: HTMLElement): HTMLElement | null {
  return refusal.closest('.field')?.querySelector<HTMLElement>(FIELD) ?? null
}

function show(refusal: HTMLElement): void {
  const control = controlOf(refusal)
  const active = refusal.ownerDocument.activeElement
  if (!(active instanceof HTMLElement && active.matches(FIELD) && (control === null || active === control))) {
    if (control === null) refusal.tabIndex = -1
    ;(control ?? refusal).focus({ preventScroll: true })
  }
  if (!isSeen(refusal)) refusal.scrollIntoView({ block: 'center' })
}

/** Inside the viewport and under nothing else. */
function isSeen(element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  const hit = element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2)
  return hit !== null && element.contains(hit)
}
