import { onScopeDispose, readonly, ref } from 'vue'

import { type Act, actOf, isText } from './keymap'

/** One listener for the whole page; the newest taker of an act gets it. */

type Handler = () => void
const takers = new Map<Act, Handler[]>()

const altHeldRef = ref(false)
/** True once Alt has been held for 0.6 s: every control then shows its keycap. */
export const altHeld = readonly(altHeldRef)
const SHOW_CAPS_AFTER_MS = 600
let holding: ReturnType<typeof setTimeout> | undefined

function releaseAlt(): void {
  clearTimeout(holding)
  holding = undefined
  altHeldRef.value = false
}

/** Where a letter is text, and Ctrl Z takes letters back. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT|OPTION)$/.test(target.tagName))
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key === 'Alt') {
    event.preventDefault()
    holding ??= setTimeout(() => (altHeldRef.value = true), SHOW_CAPS_AFTER_MS)
    return
  }
  const act = actOf(event)
  const handler = act ? takers.get(act)?.at(-1) : undefined
  if (!act || !handler || (isText(act) && isTyping(event.target))) return
  event.preventDefault()
  if (!event.repeat) handler()
}

const knowsOpenLists = globalThis.CSS?.supports?.('selector(:open)') ?? false

/** The focus is on a choice, or on the field itself where the list has none to offer yet. */
function isInOpenList(target: EventTarget | null): boolean {
  return target instanceof HTMLOptionElement || (knowsOpenLists && target instanceof HTMLSelectElement && target.matches(':open'))
}

/** In an open list of choices Escape, Enter, arrows and letters are the list's, not those of the dialog or page around it. */
function leaveToList(event: KeyboardEvent): void {
  const isAct = event.altKey || event.ctrlKey || event.metaKey || /^F\d+$/.test(event.key)
  if (isInOpenList(event.target) && !isAct) event.stopPropagation()
}

window.addEventListener('keydown', leaveToList, true)
window.addEventListener('keydown', onKeyDown)
window.addEventListener('keyup', (event) => event.key === 'Alt' && releaseAlt())
window.addEventListener('blur', releaseAlt)

/** Takes these acts for as long as the calling component lives. */
export function useKeys(handlers: Partial<Record<Act, Handler>>): void {
  const mine = Object.entries(handlers) as [Act, Handler][]
  for (const [act, handler] of mine) takers.set(act, [...(takers.get(act) ?? []), handler])
  onScopeDispose(() => {
    for (const [act, handler] of mine) {
      takers.set(act, (takers.get(act) ?? []).filter((one) => one !== handler))
    }
  })
}
