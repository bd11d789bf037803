import { onBeforeUnmount, onMounted, type Ref } from 'vue'

import { type Grade, GRADE_KEYS } from './quality'

/** The keys of a form of grades beside a player. They are not for whoever writes, nor for the player's own fields. */

interface Sound {
  togglePlay(): unknown
  skip(seconds: number): unknown
}

interface Form {
  readonly sound: Ref<Sound | undefined | null>
  readonly place: Ref<number>
  go(to: number): unknown
  grade(at: number, chosen: Grade): unknown
  submit(): unknown
  /** Further keys, in small letters. */
  readonly more?: Readonly<Record<string, () => unknown>>
}

export function useGradeKeys(form: Form): void {
  const keys: Readonly<Record<string, () => unknown>> = {
    ArrowDown: () => form.go(form.place.value + 1),
    ArrowUp: () => form.go(form.place.value - 1),
    ' ': () => form.sound.value?.togglePlay(),
    ArrowLeft: () => form.sound.value?.skip(-5),
    ArrowRight: () => form.sound.value?.skip(5),
    ...form.more,
    ...Object.fromEntries(GRADE_KEYS.map(([chosen, key]) => [key, () => form.grade(form.place.value, chosen)])),
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.defaultPrevented) return
    if (event.ctrlKey && event.key === 'Enter') {
      event.preventDefault()
      void form.submit()
      return
    }
    const target = event.target as HTMLElement
    if (event.key === 'Escape') target.blur()
    const isElsewhere = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('.player, [role=dialog]') !== null
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act || isElsewhere || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    act()
  }

  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}
