import type { Schemas } from '@/wire/schemas'

/** Questions to the facts, on the wire. */

export type Measure = Schemas['MeasureOut']

export type Dimension = Schemas['DimensionOut']

export type Registry = Schemas['RegistryOut']

export type Compare = '' | 'previous' | 'year'

export type Question = Schemas['FiguresQueryOut']

export type Cell = Schemas['CellOut']

export type Line = Schemas['AnswerLineOut']

export type Place = Schemas['ValueOut']

export type Answer = Schemas['AnswerOut']

export type Saved = Schemas['SavedOut']

export type BehindRow = Schemas['BehindRowOut']

export type Behind = Schemas['BehindOut']

/** The question that one cell answers: narrowed to what its line is split by. A day narrows the days themselves. */
export function narrowedTo(question: Question, line: Line): Question {
  const filters = { ...question.filters }
  const days = { first: question.first, last: question.last }
  question.dimensions.forEach((key, at) => {
    const value = line.by[at] ?? ''
    if (key === 'day') days.first = days.last = value
    else filters[key] = [value]
  })
  return { ...question, ...days, filters, dimensions: [] }
}

export const COMPARES: readonly { key: Compare; name: string }[] = [
  { key: '', name: '不对比' },
  { key: 'previous', name: '上一周期' },
  { key: 'year', name: '去年同期' },
]

const DAY_MS = 86_400_000

/** Days often asked for, each up to `today` (as 2026-11-27) or to the end of what is over. */
export function spansOf(today: string): readonly { readonly name: string; readonly first: string; readonly last: string }[] {
  const at = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const of = (back: number): string => new Date(Date.parse(today) - back * DAY_MS).toISOString().slice(0, 10)
  const quarter = Math.floor((month - 1) / 3) * 3
  return [
    { name: '今天', first: today, last: today },
    { name: '昨天', first: of(1), last: of(1) },
    { name: '近 7 天', first: of(6), last: today },
    { name: '近 30 天', first: of(29), last: today },
    { name: '本月', first: at(year, month - 1, 1), last: today },
    { name: '上月', first: at(year, month - 2, 1), last: at(year, month - 1, 0) },
    { name: '本季', first: at(year, quarter, 1), last: today },
    { name: '上季', first: at(year, quarter - 3, 1), last: at(year, quarter, 0) },
    { name: '近一年', first: at(year - 1, month - 1, day + 1), last: today },
    { name: '近三年', first: at(year - 3, month - 1, day + 1), last: today },
    { name: '近十年', first: at(year - 10, month - 1, day + 1), last: today },
  ]
}

/** "看 人工接通率 按 队列 × 周": what is asked, as a sentence. */
export function sentence(question: Question, registry: Registry): string {
  const named = (all: readonly { key: string; name: string }[], keys: readonly string[]): string[] => keys.map((key) => all.find((one) => one.key === key)?.name ?? key)
  const by = named(registry.dimensions, question.dimensions)
  return `${named(registry.measures, question.measures).join('、')}${by.length ? `，按${by.join(' × ')}` : ''}`
}

export interface Group {
  readonly name: string
  readonly measures: readonly Measure[]
}

/** Measures in whose name or meaning this stands, by what they are about; groups in the order they should be read in. */
export function groupsOf(measures: readonly Measure[], typed: string): Group[] {
  const found = new Map<string, Measure[]>()
  for (const one of measures.filter((each) => `${each.name}${each.meaning}`.includes(typed.trim()))) found.set(one.group, [...(found.get(one.group) ?? []), one])
  return [...found].map(([name, some]) => ({ name, measures: some }))
}

/** Names by how much there is of them; what is split by a time stays in its order. */
export function greatestFirst(answer: Answer, measures: readonly string[], dimensions: readonly Dimension[]): Answer {
  if (!measures.length || measures.some((key) => dimensions.find((one) => one.key === key)?.kind === 'time')) return answer
  return { ...answer, lines: [...answer.lines].sort((a, b) => (b.cells[0]?.value ?? -1) - (a.cells[0]?.value ?? -1)) }
}

/** Lines as series for a chart: the last dimension along the axis when it is time, else the first. */
export interface Series {
  readonly name: string
  readonly values: readonly (number | null)[]
}

const MAX_SERIES = 6

/** `at`: which of the answer's measures is drawn. */
export function seriesOf(answer: Answer, dimensions: readonly Dimension[], measure: Measure | undefined, at = 0): { axis: string[]; series: Series[]; dropped: number } {
  if (dimensions.length === 0 || !measure) return { axis: [], series: [], dropped: 0 }
  if (dimensions.length === 1) {
    const before = answer.before_first ? [{ name: '对比', values: answer.lines.map((line) => line.cells[at]?.before ?? null) }] : []
    return { axis: answer.lines.map((line) => line.labels[0] ?? ''), series: [{ name: measure.name, values: answer.lines.map((line) => line.cells[at]?.value ?? null) }, ...before], dropped: 0 }
  }
  const along = dimensions[1]?.kind === 'time' ? 1 : 0
  const axis = labelsAlong(answer, along)
  const nothing = measure.has_parts ? null : 0
  const found = new Map<string, Map<string, number | null>>()
  const weight = new Map<string, number>()
  for (const line of answer.lines) {
    const name = line.labels[1 - along] ?? ''
    const values = found.get(name) ?? new Map<string, number | null>()
    values.set(line.labels[along] ?? '', line.cells[at]?.value ?? null)
    found.set(name, values)
    weight.set(name, (weight.get(name) ?? 0) + (line.cells[at]?.den ?? line.cells[at]?.num ?? 0))
  }
  const names = [...found.keys()].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0))
  return { axis, series: names.slice(0, MAX_SERIES).map((name) => ({ name, values: axis.map((place) => valueAt(found.get(name), place, nothing)) })), dropped: Math.max(0, names.length - MAX_SERIES) }
}

export interface Chart {
  /** What it is of, where there is more than one. */
  readonly title: string
  readonly unit: string
  readonly axis: readonly string[]
  readonly series: readonly Series[]
  readonly dropped: number
  /** What the contract requires of a measure in it. */
  readonly targets: readonly { readonly name: string; readonly value: number }[]
}

/**
 * All chosen measures, drawn: by one dimension those of one unit together, for they can be held against one another; by
 * two dimensions each on its own.
 */
export function chartsOf(answer: Answer, dimensions: readonly Dimension[], measures: readonly Measure[]): Chart[] {
  if (dimensions.length === 0) return []
  const drawn = measures.map((measure, at) => ({ measure, ...seriesOf(answer, dimensions, measure, at) }))
  const together = new Map<string, (typeof drawn)[number][]>()
  for (const one of drawn) {
    const place = dimensions.length === 1 ? one.measure.unit : one.measure.key
    together.set(place, [...(together.get(place) ?? []), one])
  }
  return [...together.values()].map((some) => ({
    title: together.size > 1 ? some.map((one) => one.measure.name).join('、') : '',
    unit: some[0]?.measure.unit ?? '',
    axis: some[0]?.axis ?? [],
    series: some.flatMap((one) => (some.length > 1 ? one.series.map((each) => ({ ...each, name: each.name === '对比' ? `${one.measure.name} 对比` : each.name })) : one.series)),
    dropped: Math.max(...some.map((one) => one.dropped)),
    targets: some.flatMap(({ measure }) => (typeof measure.target === 'number' ? [{ name: measure.name, value: measure.target }] : [])),
  }))
}

/** Where nothing was counted: of a count 0, of a share or mean nothing to draw. */
function valueAt(values: Map<string, number | null> | undefined, at: string, nothing: 0 | null): number | null {
  return values?.has(at) ? (values.get(at) ?? null) : nothing
}

/** What one dimension comes to, in order: of a time every place, of names those there are. */
function labelsAlong(answer: Answer, dimension: number): string[] {
  const every = answer.axes[dimension] ?? []
  if (every.length) return every.map((place) => place.word)
  const inOrder = [...answer.lines].sort((a, b) => compared(a.by[dimension] ?? '', b.by[dimension] ?? ''))
  return [...new Set(inOrder.map((line) => line.labels[dimension] ?? ''))]
}

export interface Pivot {
  readonly across: readonly string[]
  readonly rows: readonly { readonly word: string; readonly lines: readonly (Line | undefined)[] }[]
  /** So many of the second dimension have no column. */
  readonly dropped: number
}

/** More columns nobody reads across. */
const MAX_ACROSS = 60

/** Lines by two dimensions: the first down, the second across, times without a gap, names in the order they come. */
export function pivotOf(answer: Answer): Pivot {
  const every = labelsAlong(answer, 1)
  const across = every.slice(0, MAX_ACROSS)
  const rows = new Map<string, Map<string, Line>>((answer.axes[0] ?? []).map((place) => [place.word, new Map()]))
  for (const line of answer.lines) {
    const row = rows.get(line.labels[0] ?? '') ?? new Map<string, Line>()
    rows.set(line.labels[0] ?? '', row.set(line.labels[1] ?? '', line))
  }
  return { across, rows: [...rows].map(([word, found]) => ({ word, lines: across.map((one) => found.get(one)) })), dropped: every.length - across.length }
}

/** Hours and slots are numbers, days and names are not. */
function compared(one: string, other: string): number {
  return Number(one) - Number(other) || (one < other ? -1 : one > other ? 1 : 0)
}
