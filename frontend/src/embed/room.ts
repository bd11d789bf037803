import { onBeforeUnmount, onMounted, type Ref } from 'vue'

import { requestRoom } from './frame'

/** Menus, panels and dialogs lie over the bar: the frame grows while one is open, and shrinks back to its lines. */

const OVER = '.popup > .panel, [role="dialog"], [role="alertdialog"]'
const DIALOG_ROOM = 460
const MARGIN = 16

/** A dialog lies beside the bar: in a frame without room it has no height, and is open all the same. */
function neededBy(lines: HTMLElement): number {
  const bare = lines.offsetHeight
  const open = [...document.querySelectorAll<HTMLElement>(OVER)].filter((one) => one.getClientRects().length > 0)
  const rooms = open.map((one) => (one.matches('.panel') ? bare + one.offsetHeight + MARGIN : DIALOG_ROOM))
  return Math.max(bare, ...rooms)
}

export function useRoom(lines: Ref<HTMLElement | undefined>): void {
  let requested = 0
  function look(): void {
    if (!lines.value) return
    const height = Math.ceil(neededBy(lines.value))
    if (height === requested) return
    requested = height
    requestRoom(height)
  }
  const changes = new MutationObserver(look)
  const sizes = new ResizeObserver(look)
  onMounted(() => {
    changes.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['style', 'class'] })
    if (lines.value) sizes.observe(lines.value)
  })
  onBeforeUnmount(() => {
    changes.disconnect()
    sizes.disconnect()
  })
}
