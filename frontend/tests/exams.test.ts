import { describe, expect, it } from 'vitest'

import { type ExamSitting, notPassed } from '@/exams/exams'

const SITTING: ExamSitting = { id: 1, number: '1001', name: '王晓芳', stage: 'graded', begun_at: null, handed_in_at: null, answered: 2, score: 10, passed: true, notes: [] }

describe('a resit', () => {
  it('is for whoever is below the mark or was not there', () => {
    const sittings: ExamSitting[] = [
      SITTING,
      { ...SITTING, number: '1002', score: 5, passed: false },
      { ...SITTING, number: '1003', stage: 'waiting', score: null, passed: null },
      { ...SITTING, number: '1004', stage: 'handed_in', score: null, passed: null },
    ]
    expect(notPassed({ sittings }).map((one) => one.number)).toEqual(['1002', '1003'])
  })
})
