import { reactive, ref, type Ref, shallowRef } from 'vue'

import { ApiError } from '@/app/http'

import { type Result, type SentAnswer, type SittingPage, type SittingQuestion } from './exams'

/** The answers of a sitting on their way to the server: each change is sent at once, counted, and again until it is there. */

export interface Wire {
  begin(): Promise<SittingPage>
  save(page: string, answers: SentAnswer[]): Promise<unknown>
  handIn(): Promise<Result>
}

export interface Reply {
  places: readonly number[]
  text: string
  sequence: number
}

/** Writing is gathered for so long; a lost line is tried again after so long. */
const GATHER_MS = 400
const AGAIN_MS = 3_000
/** The server has them and says the sitting is over, or another page has it. */
const ENDED: readonly string[] = ['time_over', 'not_now']

export interface Sitting {
  readonly page: Readonly<Ref<SittingPage | undefined>>
  readonly result: Readonly<Ref<Result | undefined>>
  readonly answers: ReadonlyMap<number, Reply>
  /** Positions whose newest answer the server has not confirmed. */
  readonly unsaved: ReadonlySet<number>
  readonly problem: Readonly<Ref<string>>
  /** Another page has it: nothing can be answered here. */
  readonly isElsewhere: Readonly<Ref<boolean>>
  begin(): Promise<void>
  answer(question: SittingQuestion, places: readonly number[], text: string): void
  handIn(): Promise<void>
  stop(): void
}

function sentOf(position: number, reply: Reply | undefined): SentAnswer {
  const { places, text, sequence } = reply ?? { places: [], text: '', sequence: 1 }
  return { position, places: [...places], text, sequence }
}

export function useSitting(wire: Wire): Sitting {
  const page = shallowRef<SittingPage>()
  const result = shallowRef<Result>()
  const answers = reactive(new Map<number, Reply>())
  const unsaved = reactive(new Set<number>())
  const problem = ref('')
  const isElsewhere = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined

  async function begin(): Promise<void> {
    try {
      const found = await wire.begin()
      problem.value = ''
      isElsewhere.value = false
      page.value = found
      answers.clear()
      unsaved.clear()
      for (const { position, places, text, sequence } of found.questions) answers.set(position, { places, text, sequence })
      if (found.stage !== 'running') await handIn()
    } catch (thrown) {
      note(thrown)
    }
  }

  function note(thrown: unknown): ApiError {
    if (!(thrown instanceof ApiError)) throw thrown
    problem.value = thrown.message
    return thrown
  }

  function answer(question: SittingQuestion, places: readonly number[], text: string): void {
    const before = answers.get(question.position)
    answers.set(question.position, { places, text, sequence: (before?.sequence ?? 0) + 1 })
    unsaved.add(question.position)
    later(GATHER_MS)
  }

  function later(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }

  /** One sending at a time, so that a page that hands in waits for the one on its way. */
  async function send(): Promise<void> {
    if (sending) return sending
    sending = sendUnsaved().finally(() => (sending = undefined))
    return sending
  }

  async function sendUnsaved(): Promise<void> {
    clearTimeout(timer)
    const sent = [...unsaved].map((position) => sentOf(position, answers.get(position)))
    if (sent.length === 0 || !page.value || isElsewhere.value) return
    try {
      await wire.save(page.value.page, sent)
      problem.value = ''
      for (const { position, sequence } of sent) if (answers.get(position)?.sequence === sequence) unsaved.delete(position)
      if (unsaved.size > 0) later(GATHER_MS)
    } catch (thrown) {
      const { code } = note(thrown)
      if (code === 'other_page') isElsewhere.value = true
      else if (ENDED.includes(code)) await finish()
      else later(AGAIN_MS)
    }
  }

  async function handIn(): Promise<void> {
    clearTimeout(timer)
    try {
      await sending
      if (page.value?.stage === 'running' && unsaved.size > 0) await wire.save(page.value.page, [...unsaved].map((position) => sentOf(position, answers.get(position))))
    } catch (thrown) {
      // The time was over: what the server has counts. Without a line nothing is handed in yet.
      if (!ENDED.includes(note(thrown).code)) return later(AGAIN_MS)
    }
    await finish()
  }

  async function finish(): Promise<void> {
    try {
      result.value = await wire.handIn()
      unsaved.clear()
      problem.value = ''
    } catch (thrown) {
      note(thrown)
    }
  }

  return { page, result, answers, unsaved, problem, isElsewhere, begin, answer, handIn, stop: () => clearTimeout(timer) }
}
