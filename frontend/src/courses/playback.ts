import { onScopeDispose, ref, shallowRef } from 'vue'

import { sentenceOf } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

import type { OwnCourse, OwnVideo } from './courses'

/** What a player plays, reported to the server: it alone decides what counts. */

type Span = Schemas['PlayedSpanBody']
type Watched = Schemas['ChapterWatchedOut']

export const REPORT_MS = 10_000
/** A player reports its place four times a second; a larger step is a jump. */
const STEP_SECONDS = 1.5
/** So far ahead of what was played the player may stand without having jumped. */
export const SLACK_SECONDS = 1

export interface Playback {
  /** Up to where it was played without a gap, here or before. */
  readonly frontier: Readonly<{ value: number }>
  readonly played: Readonly<{ value: number }>
  readonly errorText: Readonly<{ value: string }>
  /** The player begins or goes on: the server's clock starts. */
  begin(second: number): void
  /** The player is at this second. */
  look(second: number): void
  /** The player pauses, ends or jumps. */
  halt(second: number): void
}

export function usePlayback(video: OwnVideo, send: (spans: Span[], position: number) => Promise<Watched>, watched: (course: OwnCourse) => void): Playback {
  const frontier = ref(video.reached)
  const played = ref(video.played)
  const errorText = ref('')
  const unsent = shallowRef<readonly Span[]>([])
  let run: { start: number; end: number } | undefined
  let position = video.position
  let timer: ReturnType<typeof setInterval> | undefined
  let sending = false
  /** Something to be reported came up while a report was on its way. */
  let isDue = false

  /** What was played since the last report, as one span more; the run goes on from here. */
  function cut(): void {
    if (!run || run.end <= run.start) return
    unsent.value = [...unsent.value, { start: run.start, end: run.end }]
    run = { start: run.end, end: run.end }
  }

  /** Reported again until the server has it. */
  async function report(): Promise<void> {
    cut()
    if (sending) {
      isDue = true
      return
    }
    sending = true
    isDue = false
    const sent = unsent.value
    try {
      const found = await send([...sent], position)
      unsent.value = unsent.value.filter((one) => !sent.includes(one))
      played.value = found.played
      errorText.value = ''
      watched(found.course)
    } catch (thrown) {
      errorText.value = sentenceOf(thrown)
    } finally {
      sending = false
    }
    if (isDue) await report()
  }

  function begin(second: number): void {
    run = { start: second, end: second }
    position = second
    timer ??= setInterval(() => {
      if (run || unsent.value.length > 0) void report()
    }, REPORT_MS)
    void report()
  }

  function look(second: number): void {
    if (!run) return
    if (second < run.end || second - run.end > STEP_SECONDS) {
      cut()
      run = { start: second, end: second }
    }
    run.end = position = second
    if (run.start <= frontier.value + SLACK_SECONDS) frontier.value = Math.max(frontier.value, second)
  }

  function halt(second: number): void {
    if (!run) return
    look(second)
    void report()
    run = undefined
  }

  onScopeDispose(() => {
    clearInterval(timer)
    halt(position)
  })
  return { frontier, played, errorText, begin, look, halt }
}
