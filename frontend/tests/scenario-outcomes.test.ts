import { describe, expect, it } from 'vitest'

import { failureLine, placeOfRefusal, summaryOf, outcomesOf } from '@/ivr/scenarios/outcomes'
import { insertionAt, withNewScenario } from '@/ivr/scenarios/stepExamples'

const TEXT = 'flow = "main"\n\n[[scenario]]\nname = "甲"\nsteps = ["按 1", "排队 labor"]\n\n[[scenario]]\nname = "乙"\nsteps = ["挂机"]\n'
const FAILURE = { number: 1, scenario: '甲', step: 2, line: '排队 labor', message: '实际进入队列 social' }

const RAN = { text: TEXT, tried: { count: 2, milliseconds: 1, rows: [FAILURE] } }

describe('what came of the scenarios', () => {
  it('is unknown until they are run', () => {
    expect(outcomesOf(TEXT, null).map(({ state }) => state)).toEqual(['untried', 'untried'])
  })

  it('is shown at the step that failed', () => {
    const [first, second] = outcomesOf(TEXT, RAN)
    expect(first?.state).toBe('failed')
    expect(TEXT.slice(first?.place?.from, first?.place?.to)).toBe('排队 labor')
    expect(second).toMatchObject({ state: 'passed', failure: null, place: null })
    expect(failureLine(FAILURE)).toBe('第 2 步“排队 labor”：实际进入队列 social')
  })

  it('is unknown again of a scenario that was written anew, not of the others', () => {
    const mended = `# 改过\n${TEXT.replace('排队 labor', '排队 social')}\n[[scenario]]\nname = "丙"\nsteps = ["等待"]\n`
    expect(outcomesOf(mended, RAN).map(({ state }) => state)).toEqual(['untried', 'passed', 'untried'])
  })

  it('is summed up with the time it took', () => {
    expect(summaryOf({ count: 51, milliseconds: 38.2, rows: [] })).toBe('51 个场景全部通过，用时 38 毫秒')
    expect(summaryOf({ count: 51, milliseconds: 0.42, rows: [FAILURE] })).toBe('51 个场景，1 个未通过，用时 0.4 毫秒')
    expect(summaryOf({ count: 0, milliseconds: 0, rows: [] })).toBe('暂无场景')
  })
})

describe('a text that cannot be read', () => {
  it('is marked at the sentence nobody understands', () => {
    const place = placeOfRefusal(TEXT, '场景“甲”第1步“按 1”无法识别，可以写：按、等待')
    expect(TEXT.slice(place?.from, place?.to)).toBe('按 1')
  })

  it('is marked at the line that is no TOML', () => {
    const place = placeOfRefusal(TEXT, "场景文件不合格式：Expected '=' (at line 4, column 6)")
    expect(TEXT.slice(place?.from, place?.to)).toBe('name = "甲"')
  })

  it('is not marked when the refusal names no place', () => {
    expect(placeOfRefusal(TEXT, '流程文件不合格式')).toBeNull()
  })
})

describe('step words written for the author', () => {
  const at = (words: string): number => TEXT.indexOf(words)

  it('are whole strings between the steps, and bare inside quotes', () => {
    expect(insertionAt(TEXT, at('"按 1"'), '等待')).toBe('"等待", ')
    expect(insertionAt(TEXT, at('"按 1"') + 5, '等待')).toBe(', "等待"')
    expect(insertionAt(TEXT, at('按 1'), '等待')).toBe('等待')
    expect(insertionAt(TEXT, at('"按 1"'), '查询 b 成功 {"a": 1}')).toBe("'查询 b 成功 {\"a\": 1}', ")
  })

  it('begin a file, or go on with it', () => {
    expect(withNewScenario('', 'night')).toContain('flow = "night"')
    expect(withNewScenario(TEXT, 'main').split('[[scenario]]')).toHaveLength(4)
  })
})
