/** Which keys do what at the desk. Function keys and Alt letters that neither the browser nor an input method wants. */

export type Act =
  | 'answer'
  | 'mute'
  | 'hold'
  | 'rating'
  | 'hangUp'
  | 'keypad'
  | 'palette'
  | 'focusPerson'
  | 'focusAnswer'
  | 'focusRecord'
  | 'copySpeech'
  | 'draft'
  | 'submit'
  | 'readiness'

interface Binding {
  readonly act: Act
  /** KeyboardEvent.code, which input methods and Alt do not change. */
  readonly code: string
  readonly shift?: boolean
  readonly alt?: boolean
  readonly control?: boolean
  /** What the keycap says. */
  readonly cap: string
}

export const BINDINGS: readonly Binding[] = [
  { act: 'answer', code: 'F2', cap: 'F2' },
  { act: 'mute', code: 'F4', cap: 'F4' },
  { act: 'hold', code: 'F8', cap: 'F8' },
  { act: 'rating', code: 'F9', cap: 'F9' },
  { act: 'hangUp', code: 'F9', shift: true, cap: 'Shift F9' },
  { act: 'keypad', code: 'KeyP', alt: true, cap: 'Alt P' },
  { act: 'palette', code: 'KeyK', control: true, cap: 'Ctrl K' },
  { act: 'focusPerson', code: 'KeyJ', alt: true, cap: 'Alt J' },
  { act: 'focusAnswer', code: 'KeyK', alt: true, cap: 'Alt K' },
  { act: 'focusRecord', code: 'KeyL', alt: true, cap: 'Alt L' },
  { act: 'copySpeech', code: 'KeyC', alt: true, cap: 'Alt C' },
  { act: 'draft', code: 'KeyS', control: true, cap: 'Ctrl S' },
  { act: 'submit', code: 'Enter', control: true, cap: 'Ctrl ↵' },
  { act: 'readiness', code: 'KeyR', alt: true, cap: 'Alt R' },
]

type Pressed = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'>

/** The act a key stroke asks for; none while an input method composes. */
export function actOf(pressed: Pressed): Act | null {
  if (pressed.isComposing || pressed.metaKey) return null
  const code = pressed.code === 'NumpadEnter' ? 'Enter' : pressed.code
  const binding = BINDINGS.find(
    (one) =>
      one.code === code &&
      Boolean(one.shift) === pressed.shiftKey &&
      Boolean(one.alt) === pressed.altKey &&
      Boolean(one.control) === pressed.ctrlKey,
  )
  return binding ? binding.act : null
}

export function capOf(act: Act): string {
  return BINDINGS.find((one) => one.act === act)?.cap ?? ''
}
