import type { Difference } from '@/ivr/flows/api'

import { gridOf } from '../dispatch/table'
import type { Clock, Content, Field, Step } from '../model'
import { termText } from '../times/clocks'
import { namesIn } from '../useStepNames'

/** What a version of a model changes against another one, in words: what a person has to read before publishing it. */

type Row = Pick<Difference, 'what' | 'message'>

const TARGETS: Readonly<Record<Step['to'], string>> = { role: '泳道的角色', department: '承办单位', creator: '登记人' }
const FLAGS = [['dispatched', '派发表可修改'], ['external', '不晚于 12345 时限'], ['extendable', '可以申请延期'], ['pausable', '可以暂停'], ['ours', '计入我方']] as const

export function differencesOf(before: Content, after: Content): Row[] {
  const names = Object.fromEntries(namesIn([before, after].flatMap(({ flow, subflows }) => [flow, ...subflows])))
  return [...ofForm(before, after), ...ofSteps(before, after, names), ...ofFlow(before, after), ...ofDispatch(before, after), ...ofClocks(before, after, names), ...ofRest(before, after)]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What came, what went, and what is there in both and differs. */
function compared<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>, word: (id: string, one: T) => string, changes: (was: T, now: T) => string): Row[] {
  const gone = Object.entries(before).filter(([id]) => !(id in after))
  const rows = Object.entries(after).flatMap(([id, now]): Row[] => {
    const was = before[id]
    if (was === undefined) return [{ what: 'added', message: word(id, now) }]
    return same(was, now) ? [] : [{ what: 'changed', message: `${word(id, now)}：${changes(was, now) || '设置有改动'}` }]
  })
  return [...rows, ...gone.map(([id, was]): Row => ({ what: 'removed', message: word(id, was) }))]
}

/** The changes of named parts, joined. */
function parts(...found: readonly (string | false)[]): string {
  return found.filter(Boolean).join('；')
}

const turned = (was: string, now: string): string => `${was || '无'} → ${now || '无'}`
const listed = (names: readonly string[]): string => names.join('、')

function ofForm({ form: before }: Content, { form: after }: Content): Row[] {
  const fields = compared(
    before.properties,
    after.properties,
    (id, field) => `字段“${field.title ?? id}”`,
    (was, now) =>
      parts(
        was.title !== now.title && `名称 ${turned(was.title ?? '', now.title ?? '')}`,
        was.type !== now.type && '类型',
        !same(optionsOf(was), optionsOf(now)) && `选项 ${turned(listed(optionsOf(was)), listed(optionsOf(now)))}`,
        was['x-masked'] !== now['x-masked'] && (now['x-masked'] ? '改为密封' : '不再密封'),
        was.maxLength !== now.maxLength && `长度 ${turned(String(was.maxLength ?? ''), String(now.maxLength ?? ''))}`,
        !same(was['x-show'], now['x-show']) && '显示条件',
      ),
  )
  const title = (name: string): string => after.properties[name]?.title ?? before.properties[name]?.title ?? name
  const needed = (after.required ?? []).filter((name) => !before.required?.includes(name)).map(title)
  const free = (before.required ?? []).filter((name) => !after.required?.includes(name)).map(title)
  return [
    ...fields,
    ...(needed.length ? [{ what: 'changed', message: `改为必填：${listed(needed)}` }] : []),
    ...(free.length ? [{ what: 'changed', message: `不再必填：${listed(free)}` }] : []),
    ...(same(before.allOf, after.allOf) ? [] : [{ what: 'changed', message: '按条件必填的规则' }]),
    ...(same(before['x-sections'], after['x-sections']) ? [] : [{ what: 'changed', message: '表单的分区和顺序' }]),
  ]
}

function optionsOf(field: Field): string[] {
  return (field.enum ?? field.items?.enum ?? []).map((one) => String(one))
}

function ofSteps(before: Content, after: Content, names: Readonly<Record<string, string>>): Row[] {
  const outcomes = (step: Step): string => listed(step.outcomes.map((one) => one.name))
  return compared(
    before.steps,
    after.steps,
    (id) => `环节“${names[id] || id}”`,
    (was, now) =>
      parts(
        outcomes(was) !== outcomes(now) ? `结果 ${turned(outcomes(was), outcomes(now))}` : !same(was.outcomes, now.outcomes) && '结果的设置',
        was.to !== now.to && `办理人 ${turned(TARGETS[was.to], TARGETS[now.to])}`,
        !same(was.edits, now.edits) && '可填的字段',
        !same(was.checklist, now.checklist) && '处置清单',
        was.state !== now.state && `状态 ${turned(before.states[was.state] ?? was.state, after.states[now.state] ?? now.state)}`,
      ),
  )
}

/** Where the lines lead; how it is drawn changes nothing. */
function linesIn(xml: string): string[] {
  const root = new DOMParser().parseFromString(xml, 'application/xml')
  const flows = [...root.getElementsByTagName('*')].filter((one) => one.localName === 'sequenceFlow')
  return flows.map((one) => `${one.getAttribute('sourceRef')} ${one.getAttribute('targetRef')} ${one.textContent?.trim()}`).toSorted()
}

function ofFlow(before: Content, after: Content): Row[] {
  const lines = !same(linesIn(before.flow), linesIn(after.flow)) || !same(before.subflows.map(linesIn), after.subflows.map(linesIn))
  return lines ? [{ what: 'changed', message: '流程的走向或条件' }] : []
}

function ofDispatch(before: Content, after: Content): Row[] {
  if (before.decision === after.decision) return []
  if (!before.decision || !after.decision) return [{ what: after.decision ? 'added' : 'removed', message: '派发表' }]
  const was = gridOf(before.decision)
  const now = gridOf(after.decision)
  if (!was || !now || !same(was.inputs, now.inputs)) return [{ what: 'changed', message: '派发表的条件或写法' }]
  return Array.from({ length: Math.max(was.rows.length, now.rows.length) }, (_, n) => n).flatMap((n): Row[] => {
    const [old, fresh] = [was.rows[n], now.rows[n]]
    if (!fresh) return [{ what: 'removed', message: `派发表第 ${n + 1} 行` }]
    if (!old) return [{ what: 'added', message: `派发表第 ${n + 1} 行` }]
    const changes = parts(!same(old.when, fresh.when) && '条件', old.department !== fresh.department && '派给的单位', old.deadline !== fresh.deadline && `时限 ${turned(old.deadline, fresh.deadline)}`)
    return changes ? [{ what: 'changed', message: `派发表第 ${n + 1} 行：${changes}` }] : []
  })
}

function ofClocks(before: Content, after: Content, names: Readonly<Record<string, string>>): Row[] {
  const byId = (clocks: readonly Clock[]): Record<string, Clock> => Object.fromEntries(clocks.map((one) => [one.id, one]))
  const terms = (clock: Clock): string => listed(Object.entries(clock.terms).map(([urgency, term]) => `${urgency || '其余'} ${termText(term)}`))
  const steps = (ids: readonly string[]): string => listed(ids.map((id) => ({ opened: '开单', closed: '办结', contacted: '联系上诉求人' })[id] ?? (names[id] || id)))
  return compared(
    byId(before.clocks),
    byId(after.clocks),
    (_, clock) => `时限“${clock.name}”`,
    (was, now) =>
      parts(
        was.name !== now.name && `名称 ${turned(was.name, now.name)}`,
        terms(was) !== terms(now) && `时长 ${turned(terms(was), terms(now))}`,
        !same(was.starts, now.starts) && `起算 ${turned(steps(was.starts), steps(now.starts))}`,
        !same(was.stops, now.stops) && `截止 ${turned(steps(was.stops), steps(now.stops))}`,
        ...FLAGS.map(([flag, word]) => was[flag] !== now[flag] && `${now[flag] ? '勾选' : '取消'}“${word}”`),
        !same(was.alerts, now.alerts) && '提醒和上报',
      ),
  )
}

function ofRest(before: Content, after: Content): Row[] {
  return [
    ...(before.numbering === after.numbering ? [] : [{ what: 'changed', message: `编号 ${turned(before.numbering, after.numbering)}` }]),
    ...(same(before.lanes, after.lanes) ? [] : [{ what: 'changed', message: '泳道对应的角色' }]),
    ...(same(before.columns, after.columns) ? [] : [{ what: 'changed', message: '列表和报表的列' }]),
    ...(same(before.printed, after.printed) ? [] : [{ what: 'changed', message: '打印版式' }]),
    ...(same(before.states, after.states) && same(before.ends, after.ends) ? [] : [{ what: 'changed', message: '状态的名称' }]),
  ]
}
