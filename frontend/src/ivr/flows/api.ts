import { http, query } from '@/app/http'

import type { Flow, FlowVersion, Problem, VersionRow } from '../flow'
import type { Tried } from '../scenarios/outcomes'

/** What the server knows of flows and does with them; docs/api.md has the shapes and the refusals. */

export interface FlowRow {
  readonly id: string
  readonly name: string
  /** The versions that answer calls; 0: none. */
  readonly live: number
  readonly trial: number
  readonly newest: number
  readonly numbers: readonly string[]
  readonly trial_numbers: readonly string[]
  readonly changed_at: string
  readonly by: string
  readonly by_name: string
}

export interface FlowChange {
  readonly what: string
  readonly said: string
  readonly version: number
  readonly at: string
  readonly by: string
  readonly by_name: string
}

export interface Difference {
  readonly what: string
  readonly node: string
  readonly message: string
}

export interface QueueName {
  readonly id: string
  readonly name: string
}

/** `base`: the newest version its author has seen, 0: there is none yet. */
export interface Draft {
  readonly base: number
  readonly content: Flow
  readonly numbers: readonly string[]
  readonly scenarios: string
  readonly note: string
}

interface Rows<T> {
  readonly rows: T[]
}

const path = (flow: string): string => `/api/flows/${encodeURIComponent(flow)}`
const rowsOf = async <T>(answer: Promise<Rows<T>>): Promise<T[]> => (await answer).rows

export const flows = {
  list: () => rowsOf(http.get<Rows<FlowRow>>('/api/flows')),
  versions: (flow: string) => rowsOf(http.get<Rows<VersionRow>>(`${path(flow)}/versions`)),
  version: (flow: string, version: number) => http.get<FlowVersion>(`${path(flow)}/versions/${version}`),
  changes: (flow: string) => rowsOf(http.get<Rows<FlowChange>>(`${path(flow)}/changes`)),
  differences: (flow: string, before: number, after: number) =>
    rowsOf(http.get<Rows<Difference>>(`${path(flow)}/differences${query({ before, after })}`)),
  queues: () => rowsOf(http.get<Rows<QueueName>>('/api/flows/queues')),
  check: (content: Flow) => rowsOf(http.post<Rows<Problem>>('/api/flows/check', { content })),
  rehearse: (content: object, scenarios: string) => http.post<Tried>('/api/flows/rehearse', { content, scenarios }),
  save: (flow: string, draft: Draft) => http.post<FlowVersion>(`${path(flow)}/drafts`, draft),
  beginTrial: (flow: string, version: number, numbers: readonly string[]) =>
    http.post<FlowVersion>(`${path(flow)}/versions/${version}/trial`, { numbers }),
  endTrial: (flow: string) => http.remove(`${path(flow)}/trial`),
  publish: (flow: string, version: number) => http.post<FlowVersion>(`${path(flow)}/versions/${version}/publish`),
  rollBack: (flow: string, version: number) => http.post<FlowVersion>(`${path(flow)}/versions/${version}/roll-back`),
}
