import { describe, expect, it } from 'vitest'

import { announcementsOf, audioOf, consequenceOf, filterAnnouncements, type FlowText, lengthOf, type Prompt, type PromptVersion, type Announcement, statusOf, usesInShort, type Which } from '@/ivr/announcements/prompts'
import { endOf, momentOfEnding, partsOf, type Switch } from '@/ivr/announcements/switches'

const NOW = Date.parse('2026-11-25T02:24:00Z')

function version(fields: Partial<PromptVersion>): PromptVersion {
  return { version: 0, origin: 'delivered', state: 'live', text: '欢迎致电', seconds: 2, fault: '', remark: '', ...fields } as PromptVersion
}

function prompt(fields: Partial<Prompt>): Prompt {
  return { name: 'welcome', now: version({}), waiting: null, written: 0, uses: [], ...fields }
}

function uses(...labels: string[]): Prompt['uses'] {
  return labels.map((label) => ({ flow: 'main', flow_name: '总流程', node: label, label }))
}

describe('the list of what the hotline says', () => {
  const rows = [
    prompt({ uses: uses('欢迎语') }),
    prompt({ name: 'goodbye', now: version({ version: 2, origin: 'spoken', text: '再见' }) }),
    prompt({ name: 'menu', waiting: version({ version: 1, state: 'ready', text: '社保请按1' }) }),
  ]
  const texts: FlowText[] = [{ sound: 'say/5f0c', text: '今天只办到三点', seconds: 1, uses: uses('提醒') }]
  const found = (typed: string, which: Which = 'all'): string[] => filterAnnouncements(announcementsOf(rows, texts), which, typed).map((row) => row.key)
  const said = (fields: Partial<Prompt>): Announcement => announcementsOf([prompt(fields)], [])[0] as Announcement

  it('is searched by words, flow, step and name, whatever is typed of each', () => {
    expect(found('再见')).toEqual(['goodbye'])
    expect(found('总流程 欢迎')).toEqual(['welcome'])
    expect(found('MENU')).toEqual(['menu'])
    expect(found('社保')).toEqual(['menu'])
    expect(found('三点 提醒')).toEqual(['say/5f0c'])
    expect(found('没有这句')).toEqual([])
  })

  it('is narrowed to what flows use, what waits and what was changed', () => {
    expect(found('', 'used')).toEqual(['welcome', 'say/5f0c'])
    expect(found('', 'waiting')).toEqual(['menu'])
    expect(found('', 'own')).toEqual(['goodbye'])
  })

  it('says where one is used, how long it is and how it stands', () => {
    expect(usesInShort([])).toBe('—')
    expect(usesInShort(uses('欢迎语', '再见'))).toBe('总流程 · 欢迎语 等 2 处')
    expect(lengthOf(version({ seconds: null }))).toBe('—')
    expect(lengthOf(version({ seconds: 4.25 }))).toBe('4.3 秒')
    expect(statusOf(said({}))).toBe('内置')
    expect(statusOf(said({ now: version({ version: 3 }) }))).toBe('第 3 版')
    for (const [state, words] of [['making', '正在合成'], ['failed', '合成失败'], ['ready', '第 4 版待启用']] as const) {
      expect(statusOf(said({ waiting: version({ version: 4, state }) }))).toBe(words)
    }
  })

  it('has the texts of flows at its end, to be heard as they are', () => {
    const last = announcementsOf(rows, texts).at(-1) as Announcement
    expect(last.address).toBe('/api/prompts/texts/5f0c/audio')
    expect(statusOf(last)).toBe('流程内')
  })

  it('tells before a change whom it reaches', () => {
    expect(consequenceOf(prompt({ uses: uses('欢迎语') }))).toContain('用于：总流程 · 欢迎语')
    expect(consequenceOf(prompt({}))).toContain('暂无流程直接使用')
    expect(audioOf('welcome', version({ version: 2 }))).toBe('/api/prompts/welcome/versions/2/audio')
  })
})

describe('a switched announcement', () => {
  const row = { name: 'emergency', on: true, prompts: ['emergency', '请改日再拨。'], texts: ['紧急通知', '请改日再拨。'], until: null } as unknown as Switch

  it('says what is spoken from the catalogue, and what stands in the flow', () => {
    const known = prompt({ name: 'emergency' })
    expect(partsOf(row, [known])).toEqual([
      { text: '紧急通知', inFlow: false, prompt: known },
      { text: '请改日再拨。', inFlow: true, prompt: undefined },
    ])
  })

  it('says when it ends', () => {
    expect(endOf(row, NOW)).toBe('持续播放，直到手动关闭')
    expect(endOf({ until: '2026-11-25T04:00:00Z' }, NOW)).toBe('到 12:00 自动关闭，剩余 1 小时 36 分')
    expect(endOf({ until: '2026-11-26T01:00:00Z' }, NOW)).toContain('到 11-26 09:00')
    expect(endOf({ until: '2026-11-25T02:23:59Z' }, NOW)).toBe('已到时间，正在关闭')
  })

  it('ends after a while, at a time of day, or when somebody says so', () => {
    expect(momentOfEnding(30, '', NOW)).toBe('2026-11-25T02:54:00.000Z')
    expect(momentOfEnding('at', '18:30', NOW)).toBe('2026-11-25T10:30:00.000Z')
    expect(momentOfEnding('at', '09:00', NOW)).toBe('2026-11-26T01:00:00.000Z')
    expect(momentOfEnding('at', '', NOW)).toBeUndefined()
    expect(momentOfEnding(null, '', NOW)).toBeNull()
  })
})
