// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

import NumberTile from '@/walls/tiles/NumberTile.vue'
import type { Tile } from '@/walls/wire'

const TILE: Tile = { id: 'contact', kind: 'number', x: 4, y: 0, w: 4, h: 3, title: '本月响应率', measures: ['contact_rate', 'resolved_rate'] }
const NONE = { name: '响应率', unit: '%', shown: '—', value: null, tone: 'plain' }

function tile(...cells: object[]): string {
  const docs = new Map<string, unknown>([['tile/contact', { kind: 'number', cells }]])
  return mount(NumberTile, { props: { tile: TILE, docs, now: 0 } }).text()
}

describe('a rate on the wall', () => {
  it('is no nought while nothing is due', () => {
    expect(tile(NONE)).toContain('暂无数据')
    expect(tile(NONE)).not.toMatch(/\d|%/)
  })

  it('is read in full once something was due', () => {
    expect(tile({ ...NONE, shown: '97.50%', value: 0.975 })).toContain('97.50%')
  })
})
