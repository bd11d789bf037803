import type { Schemas } from '@/wire/schemas'

import type { Kind, Layout, Page, Tile } from './wire'

/** Moving tiles about on the grid. Everything here answers with a new layout and leaves the old one alone. */

export type KindInfo = Schemas['KindOut']

export type GridInfo = Schemas['GridOut']

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  number: '数字',
  curve: '15 分钟曲线',
  ranks: '排行',
  map: '各区热力',
  hot: '突增',
  queues: '队列',
  seats: '坐席',
  waiting: '排队人数',
  alarms: '告警',
  system: '系统健康',
}

export const SPAN_LABELS: Readonly<Record<string, string>> = { slot: '上一个 15 分钟', today: '今日', month: '本月', quarter: '本季', open: '全部未办结' }

type Place = Pick<Tile, 'x' | 'y' | 'w' | 'h'>

function overlap(one: Place, other: Place): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h
}

/** Whether a place lies on the grid and on none of the page's other tiles. */
export function isFree(place: Place, page: Page, grid: GridInfo, but = ''): boolean {
  const inside = place.x >= 0 && place.y >= 0 && place.x + place.w <= grid.columns && place.y + place.h <= grid.rows
  return inside && page.tiles.every((tile) => tile.id === but || !overlap(place, tile))
}

/** The first free place of a size, row by row; undefined when there is none. */
export function freePlace(width: number, height: number, page: Page, grid: GridInfo): Place | undefined {
  for (let y = 0; y + height <= grid.rows; y += 1) {
    for (let x = 0; x + width <= grid.columns; x += 1) {
      const place = { x, y, w: width, h: height }
      if (isFree(place, page, grid)) return place
    }
  }
  return undefined
}

export interface Step {
  readonly dx?: number
  readonly dy?: number
  readonly dw?: number
  readonly dh?: number
}

/** A tile moved or resized by so many cells; the same page where that place is taken, off the grid or too small. */
export function stepped(page: Page, id: string, step: Step, grid: GridInfo): Page {
  const tile = page.tiles.find((one) => one.id === id)
  if (!tile) return page
  const place = { x: tile.x + (step.dx ?? 0), y: tile.y + (step.dy ?? 0), w: tile.w + (step.dw ?? 0), h: tile.h + (step.dh ?? 0) }
  const smallest = grid.kinds.find((one) => one.kind === tile.kind)
  if (place.w < (smallest?.width ?? 1) || place.h < (smallest?.height ?? 1) || !isFree(place, page, grid, id)) return page
  return withTile(page, { ...tile, ...place })
}

export function withTile(page: Page, tile: Tile): Page {
  return { ...page, tiles: page.tiles.map((one) => (one.id === tile.id ? tile : one)) }
}

export function withoutTile(page: Page, id: string): Page {
  return { ...page, tiles: page.tiles.filter((one) => one.id !== id) }
}

export function withPage(layout: Layout, at: number, page: Page): Layout {
  return { ...layout, pages: layout.pages.map((one, n) => (n === at ? page : one)) }
}

const FIRST_MEASURES: Partial<Record<Kind, readonly string[]>> = { number: ['answered'], curve: ['calls_in'], ranks: ['answered'], map: ['cases_opened'] }

/** A page with one more tile in the first place it fits; undefined when there is no room. */
export function added(layout: Layout, at: number, info: KindInfo, grid: GridInfo): { readonly layout: Layout; readonly id: string } | undefined {
  const page = layout.pages[at]
  const place = page && freePlace(info.width, info.height, page, grid)
  if (!place) return undefined
  const id = freeName(info.kind, layout)
  const tile: Tile = { id, kind: info.kind, ...place, measures: [...(FIRST_MEASURES[info.kind] ?? [])], ...(info.kind === 'ranks' ? { by: 'topic' } : {}) }
  return { layout: withPage(layout, at, { ...page, tiles: [...page.tiles, tile] }), id }
}

function freeName(kind: Kind, layout: Layout): string {
  const taken = new Set(layout.pages.flatMap((page) => page.tiles.map((tile) => tile.id)))
  let n = 1
  while (taken.has(`${kind}-${n}`)) n += 1
  return `${kind}-${n}`
}

/** What the arrow keys do to a tile: move it, with Shift resize it. Undefined for other keys. */
export function stepOf(key: string, resizing: boolean): Step | undefined {
  const [across = 0, down = 0] = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as Readonly<Record<string, readonly [number, number]>>)[key] ?? [0, 0]
  if (!across && !down) return undefined
  return resizing ? { dw: across, dh: down } : { dx: across, dy: down }
}
