import { describe, expect, it } from 'vitest'

import { type Campaign, faultsOf, sampled, sampleText, type Settings } from '@/campaigns/campaigns'

const OFFICE = [{ since: '09:00', until: '12:00' }, { since: '14:00', until: '18:00' }]

function settings(fields: Partial<Settings> = {}): Settings {
  return {
    name: '回访', purpose: '了解办理情况', queue: 'labor', mode: 'preview', script: '您好', survey: 0, spans: OFFICE, working_days_only: true, max_tries: 1, gap_minutes: 120,
    number_column: '手机', name_column: '', variables: [], sample_size: 0, ...fields,
  }
}

describe('a sample', () => {
  it('is rung three times, in the evening too', () => {
    const chosen = sampled(settings(), 200)
    expect([chosen.sample_size, chosen.max_tries, chosen.spans.at(-1)]).toEqual([200, 3, { since: '18:00', until: '20:00' }])
    expect(Object.values(faultsOf(chosen)).join('')).toBe('')
  })

  it('leaves hours with an evening as they are', () => {
    const spans = [{ since: '10:00', until: '21:00' }]
    expect(sampled(settings({ spans }), 5).spans).toBe(spans)
    expect(faultsOf(settings({ sample_size: 5 })).spans).toContain('18:00')
  })

  it('wants a size', () => {
    expect(faultsOf(settings(), true).sample).toBe('请填写抽样数')
    expect(faultsOf(settings(), false).sample).toBe('')
  })

  it('says how it was drawn', () => {
    const row = { settings: settings({ sample_size: 200 }), callable_count: 200, problems: [{ problem: 'not_drawn', count: 1034 }], seed: 'ab12' } as unknown as Campaign
    expect(sampleText(row)).toBe('从 1,234 个可拨号码中随机抽取 200 个，种子 ab12')
    expect(sampleText({ ...row, settings: settings() })).toBe('')
  })
})
