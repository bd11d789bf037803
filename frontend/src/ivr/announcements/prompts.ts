import type { Schemas } from '@/wire/schemas'

/** What the hotline says: every announcement of the catalogue, what callers hear now and what waits to be put into use. */

export type Origin = 'delivered' | 'spoken' | 'recorded'
export type VersionState = 'making' | 'failed' | 'ready' | 'live' | 'retired' | 'dropped'

export type PromptVersion = Schemas['PromptVersionRow']

/** A node of a published flow that says the prompt. */
export type PromptUse = Schemas['UseRow']

export type Prompt = Schemas['PromptRow']

/** A text that stands in published flows, spoken when they were published. */
export type FlowText = Schemas['FlowTextRow']

/** One line of the list: an announcement of the catalogue, or a text of a flow, which is changed there. */
export interface Announcement {
  readonly key: string
  readonly text: string
  readonly seconds: number | null
  readonly address: string
  readonly uses: readonly PromptUse[]
  readonly prompt?: Prompt
}

export type Which = 'all' | 'used' | 'waiting' | 'own'

export const WHICH_LABELS: readonly (readonly [Which, string])[] = [
  ['all', '全部'],
  ['used', '流程使用中'],
  ['waiting', '待启用'],
  ['own', '已修改'],
]
export const ORIGIN_LABELS: Readonly<Record<Origin, string>> = { delivered: '内置', spoken: '语音合成', recorded: '自行录音' }
export const LONGEST_TEXT = 500

/** Where the sounds of flows' texts lie: "say/5f0c…". */
const SPOKEN_FOLDER = 'say/'

const FILTERS: Readonly<Record<Which, (announcement: Announcement) => boolean>> = {
  all: () => true,
  used: (announcement) => announcement.uses.length > 0,
  waiting: (announcement) => Boolean(announcement.prompt?.waiting),
  own: (announcement) => (announcement.prompt?.now.version ?? 0) > 0,
}

export function announcementsOf(prompts: readonly Prompt[], texts: readonly FlowText[]): Announcement[] {
  return [
    ...prompts.map((prompt) => ({ key: prompt.name, text: prompt.now.text, seconds: prompt.now.seconds, address: audioOf(prompt.name, prompt.now), uses: prompt.uses, prompt })),
    ...texts.map((text) => ({ key: text.sound, text: text.text, seconds: text.seconds, address: `/api/prompts/texts/${text.sound.replace(SPOKEN_FOLDER, '')}/audio`, uses: text.uses })),
  ]
}

/** Those whose words, flow or name contain every piece typed. */
export function filterAnnouncements(rows: readonly Announcement[], which: Which, typed: string): Announcement[] {
  const pieces = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((announcement) => {
    if (!FILTERS[which](announcement)) return false
    const places = announcement.uses.flatMap((use) => [use.flow_name, use.label])
    const text = [announcement.key, announcement.text, announcement.prompt?.waiting?.text ?? '', ...places].join('\n').toLowerCase()
    return pieces.every((piece) => text.includes(piece))
  })
}

export function audioOf(name: string, version: Pick<PromptVersion, 'version'>): string {
  return `/api/prompts/${name}/versions/${version.version}/audio`
}

/** "12333 总流程 · 欢迎语", "12333 总流程 · 欢迎语 等 3 处". */
export function usesInShort(uses: readonly PromptUse[]): string {
  const first = uses[0]
  if (!first) return '—'
  return uses.length > 1 ? `${first.flow_name} · ${first.label} 等 ${uses.length} 处` : `${first.flow_name} · ${first.label}`
}

export function nameOf(version: Pick<PromptVersion, 'version'>): string {
  return version.version === 0 ? '内置版本' : `第 ${version.version} 版`
}

/** "4.2 秒", and a dash while there is no sound. */
export function lengthOf(version: Pick<PromptVersion, 'seconds'>): string {
  return version.seconds === null ? '—' : `${version.seconds.toFixed(1)} 秒`
}

/** What stands in the list beside it. */
export function statusOf({ prompt }: Announcement): string {
  if (!prompt) return '流程内'
  if (prompt.waiting?.state === 'making') return '正在合成'
  if (prompt.waiting?.state === 'failed') return '合成失败'
  if (prompt.waiting) return `第 ${prompt.waiting.version} 版待启用`
  return prompt.now.version === 0 ? '内置' : nameOf(prompt.now)
}

/** What happens to whom when a version is put into use. */
export function consequenceOf(prompt: Prompt): string {
  const where = prompt.uses.length > 0 ? `用于：${usesInShort(prompt.uses)}。` : '暂无流程直接使用。'
  return `自下一次播报起使用此版，正在播放的播完为止。${where}可随时恢复。`
}
