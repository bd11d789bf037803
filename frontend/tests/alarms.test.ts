// @vitest-environment jsdom
import { readFileSync } from 'node:fs'

import { computed, effectScope, nextTick, ref } from 'vue'
import { describe, expect, it, vi } from 'vitest'

import { axisOf, chartSentence, daysOf, daySentence } from '@/operations/alarmDays'
import { ALARM_FILTERS, type AlarmFilters, NO_FILTERS, wireOf } from '@/operations/alarmFilters'
import { byUrgency, countSentence, FLOOR_ALARMS, KIND_LABELS, linksOf, type OpenAlarm, waitingByLevel } from '@/operations/alarms'
import { DISPOSALS, disposalsOf, UNREST_DISPOSALS } from '@/operations/disposals'
import { onNewAlarm } from '@/operations/openAlarms'
import { inText, type Threshold, typedOf, wireOf as thresholdWire, wrongIn } from '@/operations/thresholds'
import { addressOf, filtersOf } from '@/shared/list/address'

const NOW = Date.parse('2026-11-25T02:24:00Z')

function alarm(id: string, level: OpenAlarm['level'], by = '', raised_at = '2026-11-25T02:20:00Z'): OpenAlarm {
  return { id, level, acknowledged_by: by, raised_at, kind: 'wait', about: 'queue/social', agent: '', call: '' } as OpenAlarm
}

describe('open alarms', () => {
  const some = [alarm('seen', 'red', '2001'), alarm('late', 'orange'), alarm('early', 'orange', '', '2026-11-25T02:10:00Z'), alarm('urgent', 'red')]

  it('come with what waits for somebody first, the worst of it, then the oldest', () => {
    expect([...some].sort(byUrgency).map(({ id }) => id)).toEqual(['urgent', 'early', 'late', 'seen'])
  })

  it('are counted by level while nobody has acknowledged them', () => {
    expect(waitingByLevel(some)).toEqual([{ level: 'red', count: 1 }, { level: 'orange', count: 2 }])
    expect(countSentence(some)).toBe('1 条紧急，2 条提醒无人确认')
    expect(countSentence([alarm('seen', 'red', '2001')])).toBe('1 条告警均已确认')
    expect(countSentence([])).toBe('无告警')
  })

  it('ask once, and again when they become worse', async () => {
    const rows = ref<OpenAlarm[]>([])
    const tell = vi.fn()
    const scope = effectScope()
    localStorage.clear()
    const listen = (person: string): void => onNewAlarm(computed(() => rows.value), person, (asking) => tell(asking.map(({ id }) => id)))
    scope.run(() => listen('2001'))
    rows.value = [alarm('a', 'orange')]
    await nextTick()
    rows.value = [alarm('a', 'orange'), alarm('b', 'orange', '2001')]
    await nextTick()
    rows.value = [alarm('a', 'red')]
    await nextTick()
    expect(tell.mock.calls).toEqual([[['a']], [['a']]])
    scope.stop()
    // The page is loaded again, by the same person and by another.
    effectScope().run(() => listen('2001'))
    expect(tell).toHaveBeenCalledTimes(2)
    effectScope().run(() => listen('2002'))
    expect(tell).toHaveBeenCalledTimes(3)
  })
})

describe('what a leader says of an alarm in one press', () => {
  const byItself = (kind: string): boolean => kind in FLOOR_ALARMS || kind.startsWith('invariant_') || kind === 'gateway_missing'
  const wordy = /^.{2,20}$/u

  it.each(Object.keys(KIND_LABELS))('%s has words of its own', (kind) => {
    const { acknowledge, clear } = DISPOSALS[kind] ?? { acknowledge: [], clear: [] }
    expect(acknowledge.length).toBeGreaterThanOrEqual(3)
    expect(clear.length).toBeGreaterThanOrEqual(byItself(kind) ? 0 : 3)
    for (const word of [...acknowledge, ...clear]) expect(word).toMatch(wordy)
  })

  it('every kind of unrest that the screening names has some', () => {
    const named = [...readFileSync('../src/hotline/domains/understanding/screening/rules/lexicon/__init__.py', 'utf8').matchAll(/^ {4}[A-Z_]+ = "([^"]+)"$/gm)].map(([, word]) => word)
    expect(named.length).toBeGreaterThan(5)
    expect(Object.keys(UNREST_DISPOSALS).sort()).toEqual(named.sort())
  })

  it('nothing is repaired about a person in danger', () => {
    const { acknowledge, clear } = disposalsOf({ kind: 'unrest_words', message: '市民与京晓保的对话疑似不稳定因素（红，自杀自伤），请查看对话。' })
    expect(clear).toContain('已转心理援助热线 12356')
    expect([...acknowledge, ...clear].filter((word) => /修|运维|加派/.test(word))).toEqual([])
    expect(disposalsOf({ kind: 'unrest_words', message: '疑似不稳定因素（红）' })).toBe(DISPOSALS.unrest_words)
  })
})

describe('where to look', () => {
  it.each([
    [{ about: 'queue/social', agent: '', call: 'c1' }, ['/live?queue=social', '/calls?period=all&id=c1']],
    [{ about: 'agent/1001', agent: '1001', call: '' }, ['/live?find=1001']],
    [{ about: 'call/c1', agent: '1001', call: 'c1' }, ['/live?find=1001', '/calls?period=all&id=c1']],
    [{ about: 'call/c1', agent: '', call: '' }, ['/calls?period=all&id=c1']],
    [{ about: 'item/fax-1', agent: '', call: '' }, ['/inbox?scope=open&id=fax-1']],
    [{ about: 'callback/cb-1', agent: '', call: '' }, ['/callbacks?id=cb-1']],
    [{ about: 'chat/chat-1', agent: '1001', call: '' }, ['/live?find=1001', '/chats?id=chat-1']],
    [{ about: 'assistant/s1', agent: '', call: '' }, ['/alarms/a%201/said']],
    [{ about: 'floor/all', agent: '', call: '' }, ['/live']],
    [{ about: 'fax/f1', agent: '', call: '' }, []],
  ])('of %o', (about, links) => {
    expect(linksOf({ id: 'a 1', ...about }).map(({ to }) => to)).toEqual([...links, '/security?tab=accidents&alarm=a%201'])
  })
})

describe('the filters of the list', () => {
  const wire = (change: Partial<AlarmFilters>): Record<string, string> => wireOf({ ...NO_FILTERS, ...change }, NOW)

  it('ask for a week of Beijing days, or for the day chosen in the chart', () => {
    expect(wire({})).toEqual({ from: '2026-11-18T16:00:00.000Z' })
    expect(wire({ period: '2026-11-20', kind: 'wait' })).toEqual({ kind: 'wait', from: '2026-11-19T16:00:00.000Z', to: '2026-11-20T16:00:00.000Z' })
    expect(wire({ period: 'all', longer: '300' })).toEqual({ longer: '300' })
  })

  it('do not hide what is still open because it is old', () => {
    expect(wire({ state: 'waiting' })).toEqual({ state: 'waiting' })
    expect(wire({ state: 'open', period: 'today' })).toEqual({ state: 'open' })
  })

  it('live in the address, and nonsense there is ignored', () => {
    const narrowed: AlarmFilters = { ...NO_FILTERS, state: 'cleared', level: 'red', period: '2026-11-20' }
    expect(filtersOf(ALARM_FILTERS, addressOf(ALARM_FILTERS, narrowed))).toEqual(narrowed)
    expect(filtersOf(ALARM_FILTERS, { state: 'gone', period: 'ever' })).toEqual(NO_FILTERS)
  })
})

describe('two weeks of alarms', () => {
  const rows = [
    { day: '2026-11-25', kind: 'wait', level: 'orange', count: 3 },
    { day: '2026-11-25', kind: 'talk', level: 'red', count: 1 },
    { day: '2026-11-12', kind: 'wait', level: 'orange', count: 1 },
  ]

  it('show every day, also those without', () => {
    const days = daysOf(rows, '', NOW)
    expect([days.length, days[0]?.day, days[0]?.total, days[1]?.total, days.at(-1)?.total]).toEqual([14, '2026-11-12', 1, 0, 4])
    expect(chartSentence(days)).toBe('近两周共 5 条告警，最多 11-25，4 条')
    expect(days.slice(-1).map(daySentence)).toEqual(['11-25：紧急 1，提醒 3'])
    expect(days.slice(1, 2).map(daySentence)).toEqual(['11-13：无告警'])
  })

  it('may be of one kind', () => {
    expect(daysOf(rows, 'talk', NOW).at(-1)?.counts).toEqual({ red: 1, orange: 0, yellow: 0 })
    expect(chartSentence(daysOf(rows, 'silence', NOW))).toBe('近两周无告警')
  })

  it.each([[0, 1, 1], [3, 3, 1], [11, 15, 5], [40, 40, 10], [900, 1000, 500]])('have an axis for %i that ends at %i', (most, top, step) => {
    expect(axisOf(most)).toEqual({ top, step })
  })
})

describe('a threshold', () => {
  const row: Threshold = { kind: 'answer_rate', queue: '', group: '', on: true, warn: 0.925, urgent: 0.85, min_calls: 20 }
  const seconds = { unit: 'seconds', lowest: 10 } as const
  const share = { unit: 'share', lowest: 1 } as const

  it('is typed in per cent and sent as a share', () => {
    const typed = typedOf(row, 'share')
    expect([typed.warn, typed.urgent]).toEqual([92.5, 85])
    expect(thresholdWire(row, typed, 'share')).toEqual(row)
  })

  it.each([
    [{ warn: 5, urgent: 60 }, seconds, { warn: '至少 10 秒' }],
    [{ warn: 60, urgent: 60 }, seconds, { urgent: '须大于提醒值' }],
    [{ warn: 60, urgent: 90_000 }, seconds, { urgent: '最多 24 小时' }],
    [{ warn: '', urgent: 60 }, seconds, { warn: '请填数值' }],
    [{ warn: 60, urgent: 120 }, seconds, {}],
    [{ warn: 120, urgent: 85 }, share, { warn: '在 0 到 100 之间' }],
    [{ warn: 85, urgent: 92 }, share, { urgent: '须低于提醒值' }],
    [{ warn: 92, urgent: 85, min: 0 }, share, { min: '至少 1 通' }],
    [{ warn: 92, urgent: 85 }, share, {}],
  ] as const)('with %o of %o is wrong in %o', (typed, kind, wrong) => {
    expect(wrongIn({ on: true, min: 20, ...typed }, kind)).toEqual(wrong)
  })

  it('reads as words', () => {
    expect(inText(row, 'share')).toBe('低于 92.5% 提醒，低于 85% 紧急，20 通起算')
    expect(inText({ ...row, warn: 60, urgent: 90 }, 'seconds')).toBe('1 分提醒，1 分 30 秒紧急')
    expect(inText({ ...row, on: false }, 'seconds')).toBe('不告警')
    expect(inText(row, 'always')).toBe('出现即告警')
  })
})
