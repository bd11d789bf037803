import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

import type { Flow } from '../flow'

/** What the server knows of flows and does with them; docs/api.md has the shapes and the refusals. */

export type FlowRow = Schemas['FlowRow']

export type FlowChange = Schemas['ChangeRow']

export type Difference = Schemas['DifferenceRow']

export type QueueName = Schemas['QueueNameRow']

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

const rowsOf = async <T>(answer: Promise<Rows<T>>): Promise<T[]> => (await answer).rows

export const flows = {
  list: () => rowsOf(http.get('/api/flows')),
  versions: (flow: string) => rowsOf(http.get('/api/flows/{flow}/versions', { path: { flow } })),
  version: (flow: string, version: number) => http.get('/api/flows/{flow}/versions/{version}', { path: { flow, version } }),
  changes: (flow: string) => rowsOf(http.get('/api/flows/{flow}/changes', { path: { flow } })),
  differences: (flow: string, before: number, after: number) =>
    rowsOf(http.get('/api/flows/{flow}/differences', { path: { flow }, query: { before, after } })),
  queues: () => rowsOf(http.get('/api/flows/queues')),
  check: (content: Flow) => rowsOf(http.post('/api/flows/check', { body: { content } })),
  rehearse: (content: Flow, scenarios: string) => http.post('/api/flows/rehearse', { body: { content, scenarios } }),
  scenarioTable: (scenarios: string) => http.post('/api/flows/scenarios/table', { body: { scenarios } }),
  scenarioText: (table: Schemas['ScenarioTable']) => http.post('/api/flows/scenarios/text', { body: table }),
  record: (content: Flow, beginning: Schemas['ScenarioBeginning'], actions: Schemas['ScenarioStepRow'][]) =>
    http.post('/api/flows/record', { body: { content, beginning, actions } }),
  save: (flow: string, draft: Draft) => http.post('/api/flows/{flow}/drafts', { path: { flow }, body: draft }),
  beginTrial: (flow: string, version: number, numbers: readonly string[]) =>
    http.post('/api/flows/{flow}/versions/{version}/trial', { path: { flow, version }, body: { numbers } }),
  endTrial: (flow: string) => http.remove('/api/flows/{flow}/trial', { path: { flow } }),
  publish: (flow: string, version: number) => http.post('/api/flows/{flow}/versions/{version}/publish', { path: { flow, version } }),
  revert: (flow: string, version: number) => http.post('/api/flows/{flow}/versions/{version}/roll-back', { path: { flow, version } }),
}
