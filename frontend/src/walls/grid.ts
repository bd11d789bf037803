import type { Tile } from './wire'

/** The stage: 3840 × 2160, a head, a foot, and between them a grid of 12 by 8. Pixels throughout. */

export const STAGE = { width: 3840, height: 2160 } as const
export const GRID = { columns: 12, rows: 8, gap: 36, pad: 52, head: 164, foot: 148 } as const

const BODY = {
  width: STAGE.width - 2 * GRID.pad,
  height: STAGE.height - GRID.head - GRID.foot - 2 * GRID.gap,
}
const CELL = {
  width: (BODY.width - (GRID.columns - 1) * GRID.gap) / GRID.columns,
  height: (BODY.height - (GRID.rows - 1) * GRID.gap) / GRID.rows,
}
/** Inside a tile, on every side. */
export const INSIDE = { x: 48, y: 36 } as const
/** The line with a tile's title. */
export const TITLE = 104

export interface Size {
  readonly width: number
  readonly height: number
}

/** What is left for a tile's content under its title. */
export function contentOf(tile: Pick<Tile, 'w' | 'h'>): Size {
  return {
    width: tile.w * CELL.width + (tile.w - 1) * GRID.gap - 2 * INSIDE.x,
    height: tile.h * CELL.height + (tile.h - 1) * GRID.gap - 2 * INSIDE.y - TITLE,
  }
}

export function areaOf(tile: Pick<Tile, 'x' | 'y' | 'w' | 'h'>): string {
  return `${tile.y + 1} / ${tile.x + 1} / span ${tile.h} / span ${tile.w}`
}

/** How wide a text is in em: digits and letters a little more than half, everything Chinese one. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e00 ? 1 : ',.:'.includes(sign) ? 0.3 : 0.6), 0)
}

/** The largest size up to `most` at which a text fits. */
export function fitted(text: string, width: number, max: number, min = 68): number {
  return Math.max(min, Math.min(max, Math.floor(width / Math.max(widthOf(text), 0.5))))
}
