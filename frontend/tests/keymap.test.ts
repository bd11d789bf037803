import { describe, expect, it } from 'vitest'

import { actOf, BINDINGS, capOf } from '@/shared/keymap'

function pressed(code: string, held: Partial<{ shiftKey: boolean; altKey: boolean; ctrlKey: boolean; metaKey: boolean; isComposing: boolean }> = {}) {
  return { code, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, isComposing: false, ...held }
}

describe('the keys of the desk', () => {
  it.each([
    ['F2', {}, 'answer'],
    ['F4', {}, 'mute'],
    ['F8', {}, 'hold'],
    ['F9', {}, 'rating'],
    ['F9', { shiftKey: true }, 'hangUp'],
    ['KeyP', { altKey: true }, 'keypad'],
    ['KeyR', { altKey: true }, 'readiness'],
    ['KeyK', { ctrlKey: true }, 'palette'],
    ['KeyK', { altKey: true }, 'focusAnswer'],
    ['KeyN', { altKey: true }, 'workOrder'],
    ['Enter', { ctrlKey: true }, 'submit'],
    ['NumpadEnter', { ctrlKey: true }, 'submit'],
  ] as const)('%s with %o means %s', (code, held, act) => {
    expect(actOf(pressed(code, held))).toBe(act)
  })

  it('means nothing while an input method composes', () => {
    for (const { code, alt, shift, control } of BINDINGS) {
      expect(actOf(pressed(code, { altKey: alt, shiftKey: shift, ctrlKey: control, isComposing: true }))).toBeNull()
    }
  })

  it('never hangs up by a key pressed with one too many', () => {
    expect(actOf(pressed('F9', { shiftKey: true, ctrlKey: true }))).toBeNull()
    expect(actOf(pressed('F9', { altKey: true }))).toBeNull()
    expect(actOf(pressed('F2', { metaKey: true }))).toBeNull()
  })

  it('gives no two acts the same keys, and none that browsers and input methods want', () => {
    const caps = BINDINGS.map((binding) => binding.cap)
    expect(new Set(caps).size).toBe(caps.length)
    for (const cap of caps) expect(cap).not.toMatch(/^(F1|F3|F5|F6|F7|F10|F11|F12|Ctrl [NTW]|Alt [DEF0-9])$/)
  })

  it('says on the keycap what to press', () => {
    expect(capOf('hangUp')).toBe('Shift F9')
  })
})
