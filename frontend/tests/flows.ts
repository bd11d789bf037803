import { readFileSync } from 'node:fs'

import type { Flow } from '@/ivr/flow'

/** The delivered flow, and the smallest one that works. */
export const MAIN = JSON.parse(readFileSync('../deploy/flows/main.json', 'utf8')) as Flow

export const PLAIN: Flow = {
  id: 'main',
  version: 1,
  name: '直接转人工',
  entry: 'welcome',
  person: 'queue',
  nodes: {
    welcome: { kind: 'play', label: '欢迎', prompts: ['welcome'] },
    queue: { kind: 'queue', label: '转人工', queue: 'general' },
    end: { kind: 'hang_up', label: '挂机' },
  },
  edges: [
    { from: 'welcome', on: 'done', to: 'queue' },
    { from: 'queue', on: 'served', to: 'end' },
    { from: 'queue', on: 'callback', to: 'end' },
    { from: 'queue', on: 'failed', to: 'end' },
  ],
}
