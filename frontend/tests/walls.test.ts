import { describe, expect, it } from 'vitest'

import { added, freePlace, type GridInfo, isFree, type KindInfo, stepOf, stepped } from '@/walls/designing'
import { contentOf, fitted, widthOf } from '@/walls/grid'
import { ageSentence, axisTop, figureText, DISTRICTS, freshnessOf, heatOf, heldPage, moreText, pageAt, shiftAt } from '@/walls/showing'
import { systemRows, systemVerdict } from '@/walls/system'
import type { AlarmSeen, Layout, Page, Tile } from '@/walls/wire'

const WAITING: KindInfo = { kind: 'waiting', width: 2, height: 2, measures: 0 }
const GRID: GridInfo = { columns: 12, rows: 8, kinds: [WAITING] }
const tile = (id: string, x: number, y: number, w = 3, h = 3): Tile => ({ id, kind: 'waiting', x, y, w, h })
const page = (...tiles: Tile[]): Page => ({ title: '一', tiles })
const NOW = Date.parse('2026-11-26T02:24:06Z')

describe('how old a wall is', () => {
  it('says its age past two seconds and stops past ten', () => {
    expect([0, 2, 2.5, 3, 10, 11].map(freshnessOf)).toEqual(['fresh', 'fresh', 'fresh', 'late', 'late', 'stopped'])
  })

  it('names the moment that its figures are of, and a line that is cut', () => {
    expect(ageSentence(1.2, NOW, true)).toBe('数据 1 秒前')
    expect(ageSentence(12, NOW, true)).toBe('数据停在 10:23:54')
    expect(ageSentence(4, NOW, false)).toBe('连接断开 4 秒，正在重连')
    expect(ageSentence(60, NOW, false)).toBe('连接断开，数据停在 10:23:06')
  })
})

describe('which page is on', () => {
  it('turns by the clock, all screens at once', () => {
    const turns = [0, 29, 30, 59, 60].map((seconds) => pageAt(seconds * 1000, 2, 30))
    expect(turns).toEqual([0, 0, 1, 1, 0])
    expect(pageAt(NOW, 1, 30)).toBe(0)
  })

  it('is held by a red alarm that nobody has taken, where alarms are listed', () => {
    const alarm: AlarmSeen = { level: 'red', kind: 'wait', place: '', raised_at: '', handled: false }
    const pages = [page(tile('a', 0, 0)), page({ ...tile('b', 0, 0), kind: 'alarms' })]
    expect(heldPage(pages, [alarm])).toBe(1)
    expect(heldPage(pages, [{ ...alarm, handled: true }])).toBe(-1)
    expect(heldPage(pages, [{ ...alarm, level: 'orange' }])).toBe(-1)
    expect(heldPage(pages.slice(0, 1), [alarm])).toBe(-1)
  })

  it('lies a little elsewhere every ten minutes, and comes back', () => {
    const places = [0, 10, 20, 30, 40].map((minutes) => shiftAt(minutes * 60_000))
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(4)
    expect(places[4]).toEqual(places[0])
  })
})

describe('what is drawn', () => {
  it('has no unit behind what is not counted yet', () => {
    const wait = { name: '平均等待', unit: '秒' }
    expect([figureText({ ...wait, shown: '12.0', value: 12 }), figureText({ ...wait, shown: '—', value: null })]).toEqual(['平均等待 12.0 秒', '平均等待 —'])
    expect(figureText({ name: '接通率', unit: '%', shown: '92.1%', value: 0.921 })).toBe('接通率 92.1%')
  })

  it('has an axis of whole marks above the largest', () => {
    for (const value of [0, 1, 3, 7, 40, 361, 999, 1001, 8765]) {
      const top = axisTop(value)
      expect(top).toBeGreaterThanOrEqual(value)
      expect(top % 4 === 0 || top % 5 === 0 || top >= 10).toBe(true)
    }
  })

  it('heats by the share of the largest, and nothing not at all', () => {
    expect([0, 1, 50, 100, null].map((value) => heatOf(value, 100))).toEqual([0, 1, 3, 5, 0])
  })

  it('has each of the seventeen districts in a place of its own', () => {
    const places = Object.values(DISTRICTS).map((place) => place.join())
    expect(new Set(places).size).toBe(17)
  })

  it('says more or less than usual, and about as usual not', () => {
    expect([0.4, -0.25, 0.05, null].map(moreText)).toEqual(['多 40%', '少 25%', '', ''])
  })

  it('fits a figure into its tile without going below what can be read', () => {
    expect(fitted('91.40', 800, 330)).toBeLessThanOrEqual(800 / widthOf('91.40'))
    expect(fitted('123456789', 100, 330)).toBe(68)
    expect(contentOf({ w: 12, h: 8 }).width).toBeLessThan(3840)
  })
})

describe('the state of the house', () => {
  const docs = (running: unknown, parts: unknown = []): Map<string, unknown> => new Map([['running', running], ['parts', parts], ['calls', 3]])
  const well = { process: 'callcontrol', state: 'ok', instances: 2, figures: {} }

  it('is well, or says first what is not and whether callers feel it', () => {
    expect(systemVerdict(systemRows(docs([well]))).short).toBe('来电不受影响')
    expect(systemRows(docs([well]))[0]?.word).toBe('3 路')
    const late = systemRows(docs([well, { ...well, process: 'projector', state: 'degraded', figures: { behind: 14 } }]))
    expect(late.map((row) => row.word)).toEqual(['落后 14 条', '3 路'])
    expect(systemVerdict(late).tone).toBe('warn')
    expect(systemVerdict(systemRows(docs([well], [{ name: 'asterisk', ok: false }]))).short).toBe('来电受影响')
    expect(systemVerdict(systemRows(docs([]))).tone).toBe('warn')
  })
})

describe('designing', () => {
  it('moves a tile cell by cell, and not onto another, off the grid or below its size', () => {
    const before = page(tile('a', 0, 0), tile('b', 4, 0))
    expect(stepped(before, 'a', { dx: 1 }, GRID).tiles[0]?.x).toBe(1)
    expect(stepped(before, 'a', { dx: 2 }, GRID)).toBe(before)
    expect(stepped(before, 'a', { dy: -1 }, GRID)).toBe(before)
    expect(stepped(before, 'b', { dw: 5 }, GRID).tiles[1]?.w).toBe(8)
    expect(stepped(before, 'b', { dw: 6 }, GRID)).toBe(before)
    expect(stepped(before, 'a', { dh: -2 }, GRID)).toBe(before)
    expect(before.tiles[0]?.x).toBe(0)
  })

  it('adds a tile in the first free place under a name of its own, and says when there is none', () => {
    const layout: Layout = { title: '试', seconds: 30, pages: [page(tile('waiting-1', 0, 0))] }
    const found = added(layout, 0, WAITING, GRID)
    expect(found?.id).toBe('waiting-2')
    expect(found?.layout.pages[0]?.tiles[1]).toMatchObject({ x: 3, y: 0, w: 2, h: 2 })
    const full: Layout = { ...layout, pages: [page(tile('a', 0, 0, 12, 8))] }
    expect(added(full, 0, WAITING, GRID)).toBeUndefined()
    expect(freePlace(12, 8, page(), GRID)).toEqual({ x: 0, y: 0, w: 12, h: 8 })
    expect(isFree({ x: 11, y: 0, w: 2, h: 2 }, page(), GRID)).toBe(false)
  })

  it('takes arrows as moving and with shift as resizing', () => {
    expect(stepOf('ArrowLeft', false)).toEqual({ dx: -1, dy: 0 })
    expect(stepOf('ArrowDown', true)).toEqual({ dw: 0, dh: 1 })
    expect(stepOf('a', false)).toBeUndefined()
  })
})
