import type { Schemas } from '@/wire/schemas'

import type { CaseRow, Outcome, Task } from '../wire'

/** One step for many work orders: what the chosen ones have in common that one may do. */

/** Each answered by itself; ``trouble`` "" when it was done. */
export type BatchRow = Schemas['BatchRow']

export type BatchBody = Schemas['BatchBody']

/** What asks for more than a reason or a department is filled in case by case. */
const SINGLY: readonly string[] = ['reply', 'follow_up', 'return_out']

/** The step of a line one may do now; none is nothing to batch. */
export function taskOf(row: CaseRow): Task | undefined {
  return row.tasks.find((task) => task.mine)
}

export function tasksOf(rows: readonly CaseRow[]): Task[] {
  return rows.map(taskOf).filter((task): task is Task => task !== undefined)
}

/** Of one and the same step, the outcomes that can be given together. */
export function outcomesOf(tasks: readonly Task[]): readonly Outcome[] {
  const [first] = tasks
  if (!first || tasks.some((task) => task.step !== first.step || task.checklist.length > 0)) return []
  return first.outcomes.filter((outcome) => !SINGLY.includes(outcome.effect))
}
