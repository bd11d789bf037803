import { describe, expect, it } from 'vitest'

import { bodyOf, draftOf, type Policy, prefixesOf, reasonSentence, toneOf } from '@/outbound/outbound'

const LIMITS = { agent_hour: 30, agent_day: 150, agent_live: 5, all_hour: 600, all_day: 5000, all_live: 60, number_day: 12, talk_minutes: 60 }
const POLICY: Policy = {
  version: 3,
  roles: [{ role: 'agent', kinds: ['mobile', 'local'], prefixes: ['96156'] }],
  denied: ['0755'],
  countries: [],
  limits: LIMITS,
  role_names: [],
  choices: [],
  kinds: [],
  fields: [],
  history: [],
}

describe('the outbound policy on its page', () => {
  it('goes back as it came when nothing is changed', () => {
    const { roles, denied, countries, limits } = POLICY
    expect(bodyOf(draftOf(POLICY), 3, '核对')).toEqual({ seen: 3, comment: '核对', roles, denied, countries, limits })
  })

  it('takes prefixes apart however they are typed', () => {
    expect(prefixesOf(' 96156，0755、010\n114 ;')).toEqual(['96156', '0755', '010', '114'])
    expect(prefixesOf('')).toEqual([])
  })

  it('changes a copy, never what was loaded', () => {
    const draft = draftOf(POLICY)
    draft.roles[0]?.kinds.push('abroad')
    expect(POLICY.roles[0]?.kinds).toEqual(['mobile', 'local'])
  })
})

describe('how much of a cap is used', () => {
  it.each([[0, 'ok'], [23, 'ok'], [24, 'warn'], [29, 'warn'], [30, 'danger'], [31, 'danger'], [null, 'ok']] as const)('%s of 30 is %s', (count, tone) => {
    expect(toneOf(count, 30)).toBe(tone)
  })

  it('has words for each reason of a refusal', () => {
    for (const reason of ['kind', 'denied', 'country', 'role', 'unavailable', ...Object.keys(LIMITS).filter((name) => name !== 'talk_minutes')]) {
      expect(reasonSentence(reason)).not.toBe(reason)
    }
  })
})
