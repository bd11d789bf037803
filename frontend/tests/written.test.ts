// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, defineComponent, ref } from 'vue'

import RecordPanel from '@/records/RecordPanel.vue'
import { NO_FILTERS } from '@/operations/alarmFilters'
import type { OpenAlarm } from '@/operations/alarms'
import { useAlarmList } from '@/operations/useAlarmList'
import { useWrittenPages, type WrittenPages } from '@/shared/list/useWrittenPages'
import { WRITTEN_MS } from '@/shared/useWritten'

interface Row {
  readonly id: string
}

let wrapper: VueWrapper | undefined
let asked: string[] = []

/** Answers request after request; a number is a refusal with that status. */
function answers(...bodies: unknown[]): void {
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const body = bodies.shift()
    return typeof body === 'number' ? new Response(JSON.stringify({ message: '无' }), { status: body }) : new Response(JSON.stringify(body))
  })
}

function within<T>(use: () => T): T {
  let used: T | undefined
  wrapper = mount(defineComponent({ setup: () => ((used = use()), () => null) }))
  return used as T
}

const rows = (...ids: string[]): readonly Row[] => ids.map((id) => ({ id }))
const written = async (): Promise<unknown> => vi.advanceTimersByTimeAsync(WRITTEN_MS)

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
  asked = []
})
afterEach(() => {
  wrapper?.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a list that is written from events', () => {
  const listOf = (filters = ref({ kind: '' })): WrittenPages<Row> => within(() => useWrittenPages('/api/alarms', filters, () => ({ ...filters.value })))

  it('has what happened just before it was opened a moment later, asking once more and never showing that it does', async () => {
    answers({ rows: rows('old') }, { rows: rows('new', 'old') })
    const { pages } = listOf()
    await flushPromises()
    expect([pages.rows, pages.state]).toEqual([rows('old'), 'done'])
    const looking = vi.advanceTimersByTimeAsync(WRITTEN_MS)
    expect(pages.state).toBe('done')
    await looking
    expect(pages.rows).toEqual(rows('new', 'old'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked.length).toBe(2)
  })

  it('looks again after other filters, once after the last of several', async () => {
    const filters = ref({ kind: '' })
    answers({ rows: [] }, { rows: [] }, { rows: [] }, { rows: [] }, { rows: rows('fax') })
    const { pages } = listOf(filters)
    await written()
    filters.value.kind = 'f'
    await vi.advanceTimersByTimeAsync(WRITTEN_MS / 2)
    filters.value.kind = 'fax'
    await written()
    expect(asked).toEqual(['/api/alarms', '/api/alarms', '/api/alarms?kind=f', '/api/alarms?kind=fax', '/api/alarms?kind=fax'])
    expect(pages.rows).toEqual(rows('fax'))
  })

  it('keeps every page that was read, and where the next begins', async () => {
    answers({ rows: rows('c', 'b'), next: 'b' }, { rows: rows('a'), next: 'a' }, { rows: rows('d', 'c'), next: 'c' }, { rows: rows('b', 'a'), next: 'a2' }, { rows: rows('0') })
    const { pages } = listOf()
    await flushPromises()
    await pages.more()
    await written()
    expect(pages.rows).toEqual(rows('d', 'c', 'b', 'a'))
    await pages.more()
    expect(asked).toEqual(['/api/alarms', '/api/alarms?cursor=b', '/api/alarms', '/api/alarms?cursor=c', '/api/alarms?cursor=a2'])
  })

  it('waits for an answer that is late', async () => {
    let answer: (response: Response) => void = () => undefined
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path)
      return new Promise<Response>((resolve) => (answer = resolve))
    })
    const { pages } = listOf()
    await written()
    expect(asked.length).toBe(1)
    answer(new Response(JSON.stringify({ rows: rows('old') })))
    await written()
    expect(asked.length).toBe(2)
    answer(new Response(JSON.stringify({ rows: rows('new', 'old') })))
    await flushPromises()
    expect(pages.rows).toEqual(rows('new', 'old'))
  })

  it('keeps what was there when the second look fails, and says nothing; one that is gone looks no more', async () => {
    answers({ rows: rows('old') }, 503)
    const { pages } = listOf()
    await written()
    expect([pages.rows, pages.state, pages.problem]).toEqual([rows('old'), 'done', undefined])
    wrapper?.unmount()
    answers({ rows: [] })
    listOf()
    wrapper?.unmount()
    await written()
    expect(asked.length).toBe(3)
  })
})

describe('what is written from events', () => {
  it('the list of alarms looks again when one ends, however soon after it was opened', async () => {
    const open = ref([{ id: 'a', changed_at: '2026-11-25T02:20:00Z' }] as OpenAlarm[])
    answers({ rows: rows('open') }, { rows: rows('over') })
    const pages = within(() => useAlarmList(ref({ ...NO_FILTERS }), computed(() => open.value)))
    await vi.advanceTimersByTimeAsync(WRITTEN_MS - 100)
    open.value = []
    await vi.advanceTimersByTimeAsync(WRITTEN_MS - 100)
    expect(asked.length).toBe(1)
    await vi.advanceTimersByTimeAsync(100)
    expect(pages.rows).toEqual(rows('over'))
  })

  it('a call that was opened before it was written shows a moment later', async () => {
    const detail = {
      row: { id: 'c', at: '2026-11-25T02:20:00Z', number: '', place: '北京', flags: [], agent: '1001', agent_name: '王芳' },
      journey: [], supervisions: [], following: [], wrap_ups: [], events: [], ended_at: null, wrap_up_seconds: 0, rating: null, recording: { state: 'none' },
    }
    answers(404, detail, { ...detail, ended_at: '2026-11-25T02:24:00Z' })
    wrapper = mount(RecordPanel, { props: { callId: 'c' }, global: { stubs: { RecordingCard: true } } })
    await flushPromises()
    expect(wrapper.text()).toContain('未找到这通通话')
    await written()
    await flushPromises()
    expect(wrapper.text()).toContain('1001 王芳')
  })
})
