import { expect, it } from 'vitest'

import { raisedText } from '@/upkeep/faults'

const NOW = Date.parse('2026-12-03T08:00:00Z')
const raised = { raised_at: '2026-12-02T04:53:00Z', by_alarm: false, opened_by: '1002', opened_by_name: '李建国' }

it('报修时间和报修人之间有空格，告警的没有报修人', () => {
  expect(raisedText(raised, NOW)).toBe('12-02 12:53 1002 李建国')
  expect(raisedText({ ...raised, by_alarm: true, opened_by: '', opened_by_name: '' }, NOW)).toBe('12-02 12:53')
})
