import type { Flow, FlowNode } from '../flow'
import type { Source } from './steps'

/** What a step of a flow's scenarios may name: only what the flow really has. */

export interface StepChoice {
  readonly value: string
  /** What it is in words; '' when the value is words already. */
  readonly text: string
}

export type StepChoices = Readonly<Record<Source, readonly StepChoice[]>>

/** The names of what a flow refers to by id. */
export interface ChoiceNames {
  readonly prompt: (name: string) => string
  readonly queue: (id: string) => string
}

const OUTCOMES = ['成功', '不符', '锁定', '失败', '超时']
const RATINGS = ['非常满意', '满意', '基本满意', '不满意', '非常不满意']
const MAX_PATHS = 200

export function choicesOf(flow: Flow, names: ChoiceNames): StepChoices {
  const nodes = Object.values(flow.nodes)
  const sounds = nodes.flatMap(soundsOf)
  return {
    sounds: [
      ...unique(sounds).map((value) => choice(value, names.prompt(value))),
      ...unique(nodes.flatMap((node) => (node.kind === 'say' ? [firstLine(node.text)] : []))).map((value) => choice(value)),
    ],
    nodes: unique(nodes.map(({ label }) => label)).map((value) => choice(value)),
    queues: unique(nodes.flatMap((node) => (node.kind === 'queue' ? [node.queue] : []))).map((value) => choice(value, names.queue(value))),
    paths: pathsOf(flow).map((value) => choice(value)),
    services: unique(nodes.flatMap((node) => (node.kind === 'query' ? [node.service] : []))).map((value) => choice(value)),
    outcomes: OUTCOMES.map((value) => choice(value)),
    facts: unique(nodes.flatMap((node) => (node.kind === 'collect' && !node.sealed ? [node.into] : []))).map((value) => choice(value)),
    ratings: RATINGS.map((text, at) => choice(String(at + 1), text)),
  }
}

/** The words of a value; '' when it has none but itself. */
export function meaningOf(choices: StepChoices, source: Source | undefined, value: string): string {
  return (source && choices[source].find((one) => one.value === value)?.text) ?? ''
}

const choice = (value: string, text = ''): StepChoice => ({ value, text: text === value ? '' : text })
const unique = (values: readonly string[]): string[] => [...new Set(values)].filter(Boolean)
const firstLine = (text: string): string => (text.split('\n')[0] ?? '').trim()

function soundsOf(node: FlowNode): readonly string[] {
  const named = 'prompts' in node ? (node.prompts ?? []) : []
  const again = 'wrong_prompts' in node ? (node.wrong_prompts ?? []) : []
  const parts = node.kind === 'read_out' ? node.parts.flatMap(({ prompt }) => (prompt ? [prompt] : [])) : []
  return [...named, ...again, ...parts]
}

/** The menu paths with which a caller may come to a queue. */
function pathsOf(flow: Flow): string[] {
  const found = new Set<string>()
  const ahead = [{ node: flow.entry, path: [] as string[], passed: new Set<string>() }]
  for (let next = ahead.pop(); next && found.size < MAX_PATHS; next = ahead.pop()) {
    const { node, path, passed } = next
    if (flow.nodes[node]?.kind === 'queue') {
      if (path.length > 0) found.add(path.join(' › '))
      continue
    }
    for (const { to, label } of flow.edges.filter(({ from }) => from === node)) {
      if (!passed.has(to)) ahead.push({ node: to, path: label ? [...path, label] : path, passed: new Set([...passed, node]) })
    }
  }
  return [...found].sort((one, other) => one.localeCompare(other, 'zh-CN'))
}
