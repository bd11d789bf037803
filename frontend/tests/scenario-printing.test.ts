import { nextTick, ref } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/app/http'
import { flows } from '@/ivr/flows/api'
import { emptyTable, withScenario } from '@/ivr/scenarios/table'
import { printed, useTable } from '@/ivr/scenarios/useTable'

const table = (name: string) => withScenario(emptyTable('main'), name, [])

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('scenarios as a table', () => {
  it('are read from the text, and printed into it once the writing rests', async () => {
    const text = ref('旧')
    const read = vi.spyOn(flows, 'scenarioTable').mockImplementation((source) => Promise.resolve({ table: table(source), problems: [] }))
    const print = vi.spyOn(flows, 'scenarioText').mockImplementation((made) => Promise.resolve({ text: `新 ${made.scenarios[0]?.name}`, problems: [] }))
    const shown = useTable(() => 'main', () => text.value, (now) => (text.value = now))
    await nextTick()
    expect(shown.table.value).toEqual(table('旧'))

    shown.change(table('甲'))
    shown.change(table('甲乙'))
    await vi.runAllTimersAsync()
    await printed()
    expect([text.value, print.mock.calls.length, read.mock.calls.length]).toEqual(['新 甲乙', 1, 1])

    text.value = '另写的'
    await nextTick()
    await nextTick()
    expect(shown.table.value).toEqual(table('另写的'))
  })

  it('stay text where a table cannot express them, with the reason', async () => {
    vi.spyOn(flows, 'scenarioTable').mockRejectedValue(new ApiError(422, 'table_cannot_express', '第 3 行的注释不在场景之前'))
    const shown = useTable(() => 'main', () => '# 注', vi.fn())
    await vi.runAllTimersAsync()
    expect([shown.table.value, shown.refusal.value]).toEqual([undefined, '第 3 行的注释不在场景之前'])
  })

  it('begin empty without asking', () => {
    const read = vi.spyOn(flows, 'scenarioTable')
    expect(useTable(() => 'main', () => ' ', vi.fn()).table.value).toEqual(emptyTable('main'))
    expect(read).not.toHaveBeenCalled()
  })
})
