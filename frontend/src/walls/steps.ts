/** What was done to a layout, so that it can be taken back and done again. Everything here answers with new steps. */

export interface Steps<T> {
  readonly past: readonly T[]
  readonly now: T
  readonly future: readonly T[]
}

/** More is not kept. */
const MAX_PAST = 100

export const begun = <T>(now: T): Steps<T> => ({ past: [], now, future: [] })

export function done<T>(steps: Steps<T>, next: T): Steps<T> {
  return { past: [...steps.past, steps.now].slice(-MAX_PAST), now: next, future: [] }
}

/** More of what was done last, as when typing: taken back in one. */
export function goneOn<T>(steps: Steps<T>, next: T): Steps<T> {
  return { ...steps, now: next, future: [] }
}

export function undone<T>(steps: Steps<T>): Steps<T> {
  const last = steps.past.at(-1)
  return last === undefined ? steps : { past: steps.past.slice(0, -1), now: last, future: [steps.now, ...steps.future] }
}

export function redone<T>(steps: Steps<T>): Steps<T> {
  const [next, ...later] = steps.future
  return next === undefined ? steps : { past: [...steps.past, steps.now], now: next, future: later }
}
