import { computed, type ComputedRef, onBeforeUnmount, reactive, ref, type Ref } from 'vue'

import { sentenceOf } from '@/app/http'

import { type Marks, openItems, placeAfter } from './grading'
import type { Grade, Item } from './quality'

/** The grades of a call beside its player: which item is current, what is still open, a draft stored a moment after each change. */

export interface GradedSound {
  position(): number | undefined
  togglePlay(): unknown
  skip(seconds: number): unknown
  playFrom(seconds: number): unknown
}

interface Form {
  readonly items: ComputedRef<readonly Item[]>
  /** Submitted: nothing changes any more. */
  readonly isOver: ComputedRef<boolean>
  readonly sound: Ref<GradedSound | undefined>
  readonly rows: Ref<readonly { bring(): unknown; write(): unknown }[]>
  store(marks: Marks): Promise<unknown>
}

const SAVE_AFTER_MS = 1000

export interface GradeForm {
  readonly marks: Marks
  readonly place: Ref<number>
  readonly open: ComputedRef<readonly Item[]>
  readonly savedText: Ref<string>
  readonly errorText: Ref<string>
  readonly busy: Ref<boolean>
  /** From the grades that are stored, at the first open item. */
  begin(stored: Marks): void
  changed(): void
  go(to: number): void
  grade(at: number, chosen: Grade): void
  /** The second that plays now goes with the item. */
  pin(at: number): void
  unpin(at: number): void
  comment(at: number, text: string): void
  write(): void
  /** Once every item is graded; else the first open one is current. */
  submit(act: () => Promise<unknown>): Promise<void>
}

export function useGradeForm({ items, isOver, sound, rows, store }: Form): GradeForm {
  const marks = reactive<Marks>({})
  const place = ref(0)
  const savedText = ref('')
  const errorText = ref('')
  const busy = ref(false)
  const open = computed(() => openItems(items.value, marks))
  let timer: ReturnType<typeof setTimeout> | undefined

  const markAt = (at: number): Marks[string] | undefined => (isOver.value ? undefined : marks[items.value[at]?.key ?? ''])

  function begin(stored: Marks): void {
    Object.assign(marks, stored)
    place.value = Math.max(0, items.value.findIndex(({ key }) => !marks[key]?.grade))
  }

  function changed(): void {
    errorText.value = ''
    savedText.value = '未保存'
    clearTimeout(timer)
    timer = setTimeout(() => void save(), SAVE_AFTER_MS)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (isOver.value || savedText.value !== '未保存') return
    try {
      await store(marks)
      savedText.value = '草稿已保存'
    } catch (thrown) {
      errorText.value = sentenceOf(thrown)
    }
  }

  function go(to: number): void {
    place.value = Math.min(Math.max(to, 0), items.value.length - 1)
    rows.value[place.value]?.bring()
  }

  function grade(at: number, chosen: Grade): void {
    const mark = markAt(at)
    if (!mark || (chosen === 'na' && !items.value[at]?.may_be_na)) return
    mark.grade = chosen
    if (chosen === 'fail' && mark.seconds === null && sound.value?.position()) pin(at)
    changed()
    go(chosen === 'fail' ? at : placeAfter(items.value, marks, at))
  }

  function pin(at: number): void {
    const mark = markAt(at)
    const position = sound.value?.position()
    if (!mark || position === undefined) return
    mark.seconds = Math.floor(position)
    changed()
  }

  function unpin(at: number): void {
    const mark = markAt(at)
    if (!mark) return
    mark.seconds = null
    changed()
  }

  function comment(at: number, text: string): void {
    const mark = markAt(at)
    if (!mark) return
    mark.comment = text
    changed()
  }

  async function submit(act: () => Promise<unknown>): Promise<void> {
    const missing = open.value[0]
    errorText.value = missing ? `还有 ${open.value.length} 项未评分` : ''
    if (missing) return go(items.value.indexOf(missing))
    if (busy.value) return
    busy.value = true
    clearTimeout(timer)
    try {
      await act()
    } catch (thrown) {
      errorText.value = sentenceOf(thrown)
    } finally {
      busy.value = false
    }
  }

  onBeforeUnmount(() => void save())
  return { marks, place, open, savedText, errorText, busy, begin, changed, go, grade, pin, unpin, comment, write: () => void rows.value[place.value]?.write(), submit }
}
