import type { Schemas } from '@/wire/schemas'

import { type Block, blocksOf, type Span } from './blocks'

/** What came of running scenarios, one by one, in the order of the text. */

export type Failure = Schemas['FailureRow']

export type Tried = Schemas['TriedOut']

/** A run and the text that was run. */
export interface Ran {
  readonly text: string
  readonly tried: Tried
}

export interface ScenarioOutcome extends Block {
  readonly state: 'untried' | 'passed' | 'failed'
  readonly failure: Failure | null
  /** The step that failed. */
  readonly place: Span | null
}

/** A scenario that was written anew since the run counts as untried. */
export function outcomesOf(text: string, ran: Ran | null): ScenarioOutcome[] {
  const tried = ran ? blocksOf(ran.text).map((block) => textIn(ran.text, block)) : []
  return blocksOf(text).map((block) => {
    const number = tried.indexOf(textIn(text, block)) + 1
    if (!ran || number === 0) return { ...block, state: 'untried', failure: null, place: null }
    const failure = ran.tried.rows.find((row) => row.number === number) ?? null
    return { ...block, state: failure ? 'failed' : 'passed', failure, place: failure ? (block.steps[failure.step - 1] ?? null) : null }
  })
}

function textIn(text: string, { from, to }: Span): string {
  return text.slice(from, to).trim()
}

export function failureLine(failure: Failure): string {
  return `第 ${failure.step} 步“${failure.line}”：${failure.message}`
}

export function summaryOf(tried: Tried): string {
  const took = `用时 ${milliseconds(tried.milliseconds)}`
  if (tried.count === 0) return '暂无场景'
  const failed = tried.rows.length
  return failed === 0 ? `${tried.count} 个场景全部通过，${took}` : `${tried.count} 个场景，${failed} 个未通过，${took}`
}

/** 0.42 → "0.4 毫秒", 38.2 → "38 毫秒". */
function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} 毫秒`
}

/** Where a text that cannot be read goes wrong, as far as the refusal says so. */
export function placeOfRefusal(text: string, message: string): Span | null {
  const named = /^场景“(.+?)”第(\d+)步/.exec(message)
  if (named) {
    const block = blocksOf(text).find(({ name }) => name === named[1])
    return block?.steps[Number(named[2]) - 1] ?? null
  }
  const counted = /line (\d+)/.exec(message)
  return counted ? lineAt(text, Number(counted[1])) : null
}

function lineAt(text: string, line: number): Span | null {
  const lines = text.split('\n')
  if (line < 1 || line > lines.length) return null
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  return { from, to: from + (lines[line - 1]?.length ?? 0) }
}
