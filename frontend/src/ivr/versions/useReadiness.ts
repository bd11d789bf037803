import type { FlowVersion, Problem } from '../flow'
import { type Difference, flows } from '../flows/api'
import type { Tried } from '../scenarios/outcomes'
import { type Loaded, useLoaded } from '@/shared/useLoaded'
import { alsoChanged, textsToSpeak } from './reading'

/** What will change for callers, and whether anything stands against it: asked before one is asked to confirm. */

export interface Readiness {
  readonly version: FlowVersion
  readonly differences: readonly Difference[]
  readonly also: readonly string[]
  readonly problems: readonly Problem[]
  readonly tried: Tried
  /** Texts that are to be spoken first. */
  readonly texts: readonly string[]
}

const NONE: Tried = { count: 0, milliseconds: 0, rows: [] }

export function useReadiness(flow: string, version: number, live: number): Loaded<Readiness> {
  return useLoaded(async () => {
    const [after, before, differences] = await Promise.all([
      flows.version(flow, version),
      live ? flows.version(flow, live) : undefined,
      live ? flows.differences(flow, live, version) : [],
    ])
    const [problems, tried] = await Promise.all([
      flows.check(after.content),
      after.scenarios ? flows.rehearse(after.content, after.scenarios) : NONE,
    ])
    const also = before ? alsoChanged(before, after) : []
    return { version: after, differences, also, problems, tried, texts: textsToSpeak(before?.content, after.content) }
  })
}

export function isFit({ problems, tried }: Readiness): boolean {
  return problems.length === 0 && tried.rows.length === 0
}
