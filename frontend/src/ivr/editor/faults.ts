import type { Flow, FlowNode, Problem, Way } from '../flow'

/** What is not filled in yet. A flow with such a fault is none to the server, so it is told here and at once. */

export interface Fault extends Problem {
  /** The setting it stands beside. */
  readonly field: string
}

type Complaint = readonly [field: string, message: string]

const FACT = /^[a-z][a-z0-9_]*$/
const FACT_HINT = '用小写字母、数字、下划线，字母开头，例如 order_no'
const WORD = /^[a-z0-9][a-z0-9-]*$/
const FIELD = /^[A-Za-z_][A-Za-z0-9_.]*$/

export function faultsOf(flow: Flow): readonly Fault[] {
  const nameFaults = flow.name.trim() ? [] : [{ node: '', code: 'unfilled', field: 'name', message: '请填写流程名称' }]
  const ofNodes = Object.entries(flow.nodes).flatMap(([id, node]) =>
    nodeFaults(node).map(([field, message]) => ({ node: id, code: 'unfilled', field, message })),
  )
  return [...nameFaults, ...ofNodes]
}

export function nodeFaults(node: FlowNode): readonly Complaint[] {
  return [...(node.label.trim() ? [] : [['label', '请填写节点名称'] as const]), ...ofKind(node)]
}

function ofKind(node: FlowNode): readonly Complaint[] {
  switch (node.kind) {
    case 'play':
      return prompts(node.prompts)
    case 'say':
      return text('text', node.text, 500, '请填写播报内容')
    case 'read_out':
      return node.parts.length === 0 ? [['parts', '请添加播报内容']] : []
    case 'menu':
      return [...prompts(node.prompts), ...range('wait_seconds', node.wait_seconds, 1, 30), ...range('rounds', node.rounds, 1, 5)]
    case 'rating':
      return [...prompts(node.prompts), ...range('wait_seconds', node.wait_seconds, 1, 30), ...range('rounds', node.rounds, 1, 3)]
    case 'collect':
      return [
        ...prompts(node.prompts),
        ...fact('into', node.into, '请填写收号名称'),
        ...range('least', node.least, 1, 32),
        ...range('most', node.most, Math.max(1, node.least ?? 1), 32),
        ...range('wait_seconds', node.wait_seconds, 1, 30),
        ...range('rounds', node.rounds, 1, 5),
      ]
    case 'query':
      return [...queryComplaints(node.service, node.operation), ...pairs(node.send, node.take ?? {}), ...range('seconds', node.seconds, 1, 15)]
    case 'branch':
      return node.ways.length === 0 ? [['ways', '请至少设置一个条件']] : node.ways.flatMap(wayFaults)
    case 'set_priority':
      return range('priority', node.priority, 0, 1000)
    case 'queue':
      return [...(node.queue ? [] : [['queue', '请选择队列'] as const]), ...range('priority', node.priority, 0, 1000), ...range('most_seconds', node.most_seconds, 0, 7200)]
    case 'callback':
      return text('reason', node.reason, 60, '请填写回拨原因')
    case 'voicemail':
      return [...prompts(node.prompts), ...range('most_seconds', node.most_seconds, 5, 300), ...range('silence_seconds', node.silence_seconds, 2, 30)]
    case 'message':
      return text('text', node.text, 300, '请填写短信内容')
    case 'subflow':
      return node.flow ? [] : [['flow', '请选择子流程']]
    case 'no_recording':
    case 'back':
    case 'hang_up':
      return []
  }
}

function prompts(chosen: readonly string[]): readonly Complaint[] {
  return chosen.length > 0 ? [] : [['prompts', '请至少选择一段播报']]
}

function text(field: string, value: string, max: number, missing: string): readonly Complaint[] {
  if (!value.trim()) return [[field, missing]]
  return value.length > max ? [[field, `最多 ${max} 字，现在 ${value.length} 字`]] : []
}

/** A field that is left out has the server's own value. */
function range(field: string, value: number | undefined, min: number, max: number): readonly Complaint[] {
  if (value === undefined || (Number.isFinite(value) && value >= min && value <= max)) return []
  return [[field, `请填 ${min} 到 ${max}`]]
}

function fact(field: string, value: string, missing: string): readonly Complaint[] {
  if (!value) return [[field, missing]]
  return FACT.test(value) ? [] : [[field, FACT_HINT]]
}

function queryComplaints(service: string, operation: string): readonly Complaint[] {
  return [
    ...(service ? [] : [['service', '请选择服务'] as const]),
    ...(WORD.test(operation) ? [] : [['operation', '查询事项用小写字母、数字和连字符，例如 pension-months'] as const]),
  ]
}

function pairs(send: Readonly<Record<string, string>>, take: Readonly<Record<string, string>>): readonly Complaint[] {
  const sound = (fields: readonly string[], facts: readonly string[]): boolean =>
    fields.every((field) => FIELD.test(field)) && facts.every((each) => FACT.test(each))
  return [
    ...(sound(Object.keys(send), Object.values(send)) ? [] : [['send', '两侧必填：左侧接口字段，右侧内容名称'] as const]),
    ...(sound(Object.values(take), Object.keys(take)) ? [] : [['take', '两侧必填：左侧内容名称，右侧答复字段'] as const]),
  ]
}

const CLOCK = /^([01][0-9]|2[0-3]):[0-5][0-9]$/

function wayFaults(way: Way): readonly Complaint[] {
  const sound = [way.from, way.to].every((clock) => !clock || CLOCK.test(clock))
  return sound ? [] : [['ways', '时间格式如 09:00']]
}
