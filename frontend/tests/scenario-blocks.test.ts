import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { blocksOf, isInString } from '@/ivr/scenarios/blocks'

const TEXT = `flow = "main"  # "不是场景"

[[scenario]]
name = "按 1 去社保"
at = "2026-10-01 10:00"
steps = ["按 1", # "旧的一步"
  '查询 benefits 成功 {"months": 278}', "挂机"]

[[scenario]]
# name = "还没有名称"
steps = []
`

describe('the places of scenarios in their text', () => {
  it('are found with their names and steps, comments left out', () => {
    const [first, second] = blocksOf(TEXT)
    expect(first?.name).toBe('按 1 去社保')
    expect(first?.steps.map(({ from, to }) => TEXT.slice(from, to))).toEqual(['按 1', '查询 benefits 成功 {"months": 278}', '挂机'])
    expect(TEXT.slice(first?.from, first?.to).startsWith('[[scenario]]')).toBe(true)
    expect(first?.to).toBe(second?.from)
    expect(second).toMatchObject({ name: '', steps: [], to: TEXT.length })
  })

  it('are those of the delivered file, one for each head', () => {
    const delivered = readFileSync('../deploy/flows/scenarios/main.toml', 'utf8')
    const blocks = blocksOf(delivered)
    expect(blocks.length).toBe(delivered.split('\n[[scenario]]').length - 1)
    expect(blocks.every(({ name, steps }) => name !== '' && steps.length > 0)).toBe(true)
  })

  it('read escapes in names', () => {
    expect(blocksOf('[[scenario]]\nname = "说\\"你好\\""')[0]?.name).toBe('说"你好"')
  })
})

describe('a place in the text', () => {
  it.each([['"按 1"', true], ["'查询", true], ['[[scenario]]', false], ['# "不是', false]])('at %s', (before, inside) => {
    expect(isInString(TEXT, TEXT.indexOf(before) + 1)).toBe(inside)
  })
})
