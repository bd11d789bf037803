/** What was, is, and was undone. Steps of one kind that follow each other, such as letters typed, are one step. */

export interface History<State> {
  readonly past: readonly State[]
  readonly now: State
  readonly future: readonly State[]
  /** The kind of the last step; '' joins nothing. */
  readonly kind: string
}

const MAX_STEPS = 200

export function begin<State>(now: State): History<State> {
  return { past: [], now, future: [], kind: '' }
}

export function step<State>(history: History<State>, next: State, kind = ''): History<State> {
  if (next === history.now) return history
  const joins = kind !== '' && kind === history.kind
  const past = joins ? history.past : [...history.past, history.now].slice(-MAX_STEPS)
  return { past, now: next, future: [], kind }
}

export function undo<State>(history: History<State>): History<State> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], kind: '' }
}

export function redo<State>(history: History<State>): History<State> {
  const [after, ...future] = history.future
  if (after === undefined) return history
  return { past: [...history.past, history.now], now: after, future, kind: '' }
}
