import { blankStep, type Scenario, type Step, type Table, type Verb } from './steps'

/** Changes to a table of scenarios. Each returns a new table; places count from 0. */

const DEFAULT_MOMENT = '2026-11-25 10:00'

export type Beginning = Pick<Scenario, 'at' | 'facts' | 'on' | 'days'>

export const emptyTable = (flow: string): Table => ({ flow, remark: '', scenarios: [] })
export const newBeginning = (): Beginning => ({ at: DEFAULT_MOMENT, facts: {}, on: [], days: {} })

export function withScenario(table: Table, name: string, steps: readonly Step[], beginning = newBeginning()): Table {
  return { ...table, scenarios: [...table.scenarios, { name, remark: '', ...beginning, steps: [...steps] }] }
}

export function withoutScenario(table: Table, at: number): Table {
  return { ...table, scenarios: table.scenarios.filter((_, place) => place !== at) }
}

export function changeScenario(table: Table, at: number, change: Partial<Scenario>): Table {
  return { ...table, scenarios: table.scenarios.map((one, place) => (place === at ? { ...one, ...change } : one)) }
}

export function moveScenario(table: Table, at: number, by: number): Table {
  return { ...table, scenarios: moved(table.scenarios, at, by) }
}

export function addStep(steps: readonly Step[], after: number, step = blankStep('等待')): Step[] {
  return [...steps.slice(0, after + 1), step, ...steps.slice(after + 1)]
}

export function removeStep(steps: readonly Step[], at: number): Step[] {
  return steps.filter((_, place) => place !== at)
}

export function moveStep(steps: readonly Step[], at: number, by: number): Step[] {
  return moved(steps, at, by)
}

/** Values stay where the other kind has a place for as many. */
export function setVerb(steps: readonly Step[], at: number, verb: Verb): Step[] {
  return steps.map((step, place) => {
    if (place !== at) return step
    const blank = blankStep(verb)
    return step.values.length === blank.values.length ? { verb, values: step.values } : blank
  })
}

export function setValue(steps: readonly Step[], at: number, field: number, value: string): Step[] {
  return steps.map((step, place) =>
    place === at ? { ...step, values: step.values.map((old, which) => (which === field ? value : old)) } : step,
  )
}

/** Beyond the ends nothing moves. */
function moved<T>(rows: readonly T[], at: number, by: number): T[] {
  const to = at + by
  const row = rows[at]
  if (row === undefined || to < 0 || to >= rows.length) return [...rows]
  const others = rows.filter((_, place) => place !== at)
  return [...others.slice(0, to), row, ...others.slice(to)]
}

/** "a = 1" on each line, as a scenario's facts and days are written in the table. */
export function pairsOf(text: string): Record<string, string> {
  const lines = text.split('\n').map((line) => line.split('=').map((part) => part.trim()))
  return Object.fromEntries(lines.flatMap(([key, ...rest]) => (key ? [[key, rest.join('=')]] : [])))
}

export function pairsText(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([key, value]) => `${key} = ${value}`)
    .join('\n')
}
