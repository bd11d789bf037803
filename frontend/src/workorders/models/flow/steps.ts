import { type Content, type Step, without } from '../model'

/** Settings of steps kept in step with what is drawn. All of it writes into the draft it is given. */

/** Steps newly drawn get settings that work; those that are gone lose theirs. */
export function matchSteps(content: Content, drawn: ReadonlyMap<string, string>, gone: readonly string[]): void {
  content.steps = without(content.steps, ...gone)
  for (const id of gone) {
    if (content.entry === id) content.entry = ''
    for (const clock of content.clocks) {
      clock.starts = clock.starts.filter((one) => one !== id)
      clock.stops = clock.stops.filter((one) => one !== id)
    }
  }
  for (const [id, name] of drawn) {
    if (content.steps[id]) continue
    content.steps[id] = { state: stateCalled(content, name || '办理中'), to: 'role', edits: [], checklist: [], aside: false, outcomes: [{ code: freeCode(content), name: '完成', effect: '', reason: false, needs: [] }] }
  }
  forgetStates(content)
}

/** The code of the state of that name, made when there is none; behind those there are, before the ends. */
export function stateCalled(content: Content, name: string): string {
  const found = Object.entries(content.states).find(([, called]) => called === name)
  if (found) return found[0]
  let n = Object.keys(content.states).length + 1
  while (`s_${n}` in content.states) n += 1
  content.states[`s_${n}`] = name
  return `s_${n}`
}

/** States made here that nobody is in any more. */
export function forgetStates(content: Content): void {
  const used = new Set([...Object.values(content.steps).map((step) => step.state), ...Object.values(content.ends)])
  content.states = Object.fromEntries(Object.entries(content.states).filter(([code]) => !code.startsWith('s_') || used.has(code)))
}

/** A code of an outcome that no step has yet, so that a condition means one only. */
export function freeCode(content: Content): string {
  const taken = new Set(Object.values(content.steps).flatMap((step) => step.outcomes.map((one) => one.code)))
  let n = taken.size + 1
  while (taken.has(`r${n}`)) n += 1
  return `r${n}`
}

export function addOutcome(content: Content, step: Step): void {
  step.outcomes.push({ code: freeCode(content), name: '新结果', effect: '', reason: false, needs: [] })
}

export const EFFECTS = [
  ['', '继续'], ['dispatch', '派发给承办单位'], ['sign', '签收'], ['return', '退回'], ['reply', '答复'], ['follow_up', '回访'], ['void', '作废'], ['return_out', '退回 12345'],
] as const
export const TO = [['role', '泳道角色的任何人'], ['department', '承办单位'], ['creator', '登记人']] as const
