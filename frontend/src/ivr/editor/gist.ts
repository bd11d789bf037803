import { type Flow, type FlowNode, STYLES } from '../flow'

import { factName, wayText } from './ways'

/** One line of what a node does, for its card. */

export interface Names {
  /** What a prompt says. */
  readonly prompt: (name: string) => string
  readonly queue: (id: string) => string
  readonly flow: (id: string) => string
}

export function gistOf(node: FlowNode, names: Names): string {
  switch (node.kind) {
    case 'say':
    case 'message':
      return node.text || '未填内容'
    case 'play':
    case 'menu':
    case 'rating':
    case 'voicemail':
      return spoken(node.prompts, names)
    case 'collect':
      return `${spoken(node.prompts, names)} → ${node.into || '？'}`
    case 'read_out':
      return node.parts.map((part) => (part.prompt ? names.prompt(part.prompt) : `【${factName(part.fact || '？')}】`)).join('') || '未填内容'
    case 'query':
      return [node.service || '未选服务', node.operation].filter(Boolean).join(' · ')
    case 'branch':
      return node.ways.map(wayText).filter(Boolean).join('；') || '未设条件'
    case 'set_priority':
      return `优先级 ${node.priority}${node.reason ? ` · ${node.reason}` : ''}`
    case 'no_recording':
      return '此后通话不录音'
    case 'queue':
      return `${node.queue ? names.queue(node.queue) : '未选队列'}${node.priority ? ` · 优先 ${node.priority}` : ''}`
    case 'callback':
      return node.reason || '未填原因'
    case 'subflow':
      return node.flow ? names.flow(node.flow) : '未选子流程'
    case 'back':
      return '返回调用流程'
    case 'hang_up':
      return '通话结束'
  }
}

function spoken(prompts: readonly string[], names: Names): string {
  return prompts.length > 0 ? prompts.map(names.prompt).join('') : '未选播报'
}

/** What a node may read, send, branch by: what is known of every caller, and what the flow collects and queries. */
export function factsOf(flow: Flow): readonly string[] {
  const found = Object.values(flow.nodes).flatMap((node) => {
    if (node.kind === 'collect') return node.into ? [node.into] : []
    return node.kind === 'query' ? Object.keys(node.take ?? {}).filter(Boolean) : []
  })
  return [...new Set(found)]
}

/** How a value is put into a text: {balance:amount}. */
export function placeOf(fact: string, style: keyof typeof STYLES | ''): string {
  return style ? `{${fact}:${style}}` : `{${fact}}`
}
