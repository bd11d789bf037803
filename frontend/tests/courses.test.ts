import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'

import { ApiError } from '@/app/http'
import { chapterAfter, dueText, isOwed, moved, type OwnCourse, type OwnVideo } from '@/courses/courses'
import { type Playback, REPORT_MS, usePlayback } from '@/courses/playback'
import type { Schemas } from '@/wire/schemas'

const COURSE: OwnCourse = {
  id: 'course-1', title: '养老保险入门', summary: '', is_required: true, state: 'running', done: 1, total: 3, next: 'c2', due_on: '2026-12-10', is_late: false, finished_at: null,
  chapters: [
    { id: 'c1', kind: 'text', title: '一', state: 'done' },
    { id: 'c2', kind: 'video', title: '二', state: 'gone' },
    { id: 'c3', kind: 'questions', title: '三', state: 'open' },
    { id: 'c4', kind: 'text', title: '四', state: 'locked' },
  ],
}

describe('a course', () => {
  it('goes on at the next chapter that may be opened', () => {
    expect(chapterAfter(COURSE, 'c1')?.id).toBe('c3')
    expect(chapterAfter(COURSE, 'c3')).toBeUndefined()
  })

  it('is owed while it is under way, assigned, or open again', () => {
    expect(isOwed(COURSE)).toBe(true)
    expect(isOwed({ ...COURSE, state: 'waiting', due_on: null })).toBe(false)
    expect(isOwed({ ...COURSE, state: 'again', due_on: null })).toBe(true)
    expect(isOwed({ ...COURSE, state: 'finished' })).toBe(false)
  })

  it('says by when it is due, and that it is late', () => {
    expect(dueText(COURSE)).toBe('12-10 截止')
    expect(dueText({ ...COURSE, is_late: true })).toBe('已逾期，应于 12-10 前学完')
    expect(dueText({ ...COURSE, due_on: null })).toBe('')
  })

  it('has its chapters moved by one place', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
  })
})

describe('a player', () => {
  const VIDEO: OwnVideo = { id: 'video-1', seconds: 100, may_skip: false, needed_share: 0.95, reached: 0, played: 0, position: 0 }
  const sent: { spans: Schemas['PlayedSpanBody'][]; position: number }[] = []
  let isAway = false

  const send = async (spans: Schemas['PlayedSpanBody'][], position: number): Promise<Schemas['ChapterWatchedOut']> => {
    if (isAway) throw new ApiError(503, 'unavailable', '连接失败。')
    sent.push({ spans, position })
    return { reached: position, played: position, position, course: COURSE }
  }

  function playing(): Playback {
    const found = effectScope().run(() => usePlayback(VIDEO, send, () => undefined))
    if (!found) throw new Error('the scope is over')
    return found
  }

  beforeEach(() => { vi.useFakeTimers(); sent.length = 0; isAway = false })
  afterEach(() => { vi.useRealTimers() })

  it('starts the clock first, then reports what it played', async () => {
    const player = playing()
    player.begin(0)
    for (let at = 0.25; at <= 10; at += 0.25) player.look(at)
    await vi.advanceTimersByTimeAsync(REPORT_MS)
    expect(sent).toEqual([{ spans: [], position: 0 }, { spans: [{ start: 0, end: 10 }], position: 10 }])
  })

  it('reports two spans where somebody jumped, and does not count the jump as reached', async () => {
    const player = playing()
    player.begin(0)
    player.look(1)
    player.look(50)
    player.look(51)
    player.halt(51)
    await vi.advanceTimersByTimeAsync(0)
    await vi.advanceTimersByTimeAsync(REPORT_MS)
    expect(sent.flatMap(({ spans }) => spans)).toEqual([{ start: 0, end: 1 }, { start: 50, end: 51 }])
    expect(player.frontier.value).toBe(1)
  })

  it('reports again what did not arrive', async () => {
    const player = playing()
    player.begin(0)
    await vi.advanceTimersByTimeAsync(0)
    isAway = true
    player.look(1)
    await vi.advanceTimersByTimeAsync(REPORT_MS)
    isAway = false
    player.look(2)
    await vi.advanceTimersByTimeAsync(REPORT_MS)
    expect(sent.at(-1)?.spans).toEqual([{ start: 0, end: 1 }, { start: 1, end: 2 }])
    expect(player.errorText.value).toBe('')
  })
})
