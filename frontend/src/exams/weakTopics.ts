import type { Schemas } from '@/wire/schemas'

/** The heat map of wrong answers: rows of categories, columns of groups. */

export type WeakTopics = Schemas['WeakTopicsOut']

export interface Cell {
  readonly wrong: number
  readonly answered: number
  /** Null for too few answers. */
  readonly share: number | null
  readonly tint: string
  readonly title: string
}

export interface Heat {
  readonly groups: readonly string[]
  readonly rows: readonly { readonly category: string; readonly all: Cell; readonly cells: readonly Cell[] }[]
}

/** The deepest colour stands for half of the answers wrong. */
const DEEPEST = 0.5

function cellOf(rows: readonly WeakTopics['rows'][number][], enough: number): Cell {
  const wrong = rows.reduce((sum, row) => sum + row.wrong, 0)
  const answered = rows.reduce((sum, row) => sum + row.answered, 0)
  const share = answered < enough ? null : wrong / answered
  const depth = share === null ? 0 : Math.round(Math.min(1, share / DEEPEST) * 55)
  const tint = depth === 0 ? 'transparent' : `color-mix(in srgb, var(--danger) ${depth}%, transparent)`
  return { wrong, answered, share, tint, title: `${answered} 题次，答错 ${wrong}` }
}

/** Categories with the greatest share of wrong answers first, those with too few answers last. */
export function heatOf(found: WeakTopics): Heat {
  const groups = [...new Set(found.rows.map((row) => row.group))].sort((one, other) => Number(one === '') - Number(other === '') || one.localeCompare(other, 'zh'))
  const rows = [...new Set(found.rows.map((row) => row.category))].map((category) => {
    const own = found.rows.filter((row) => row.category === category)
    return { category, all: cellOf(own, found.enough), cells: groups.map((group) => cellOf(own.filter((row) => row.group === group), found.enough)) }
  })
  return { groups, rows: rows.sort((one, other) => (other.all.share ?? -1) - (one.all.share ?? -1)) }
}

export const shareText = (cell: Cell): string => (cell.share === null ? '—' : `${Math.round(cell.share * 100)}%`)
