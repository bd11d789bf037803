import { type Ref, ref, shallowRef, type ShallowRef, watch } from 'vue'

import { ApiError, sentenceOf } from '@/app/http'

import { flows } from '../flows/api'
import type { Table, TableProblem } from './steps'
import { emptyTable } from './table'

/** The scenarios of a text as a table. The server alone reads and prints them; a change is printed a moment later. */
export interface ScenarioTable {
  /** Undefined while it is read, and for a text that a table cannot express. */
  readonly table: ShallowRef<Table | undefined>
  readonly problems: Ref<readonly TableProblem[]>
  /** Why the text cannot be shown as a table. */
  readonly refusal: Ref<string>
  change(table: Table): void
}

const PRINTED_AFTER_MS = 150
let printing: Promise<unknown> = Promise.resolve()

/** Once what is written in a table stands in the text. */
export function printed(): Promise<unknown> {
  return printing
}

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PRINTED_AFTER_MS))

export function useTable(flow: () => string, text: () => string, write: (text: string) => void): ScenarioTable {
  const table = shallowRef<Table>()
  const problems = ref<readonly TableProblem[]>([])
  const refusal = ref('')
  /** The text that the table stands for. */
  let known: string | undefined
  let latest = 0

  async function read(now: string): Promise<void> {
    const mine = ++latest
    try {
      const found = now.trim() === '' ? { table: emptyTable(flow()), problems: [] } : await flows.scenarioTable(now)
      if (mine !== latest) return
      known = now
      table.value = found.table
      problems.value = found.problems
      refusal.value = ''
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      if (mine !== latest) return
      known = now
      table.value = undefined
      refusal.value = thrown.message
    }
  }

  async function print(changed: Table, mine: number): Promise<void> {
    await later()
    if (mine !== latest) return
    try {
      const answer = await flows.scenarioText(changed)
      if (mine !== latest) return
      known = answer.text
      problems.value = answer.problems
      write(answer.text)
    } catch (thrown) {
      if (mine === latest) problems.value = [{ number: 0, step: 0, message: sentenceOf(thrown) }]
    }
  }

  watch(text, (now) => now !== known && void read(now), { immediate: true })
  return {
    table,
    problems,
    refusal,
    change(changed) {
      table.value = changed
      printing = print(changed, ++latest)
    },
  }
}
