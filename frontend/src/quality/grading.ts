import type { Schemas } from '@/wire/schemas'

import type { Grade, Item, Proposal, Standard } from './quality'

/** The form of an inspection: what is graded so far, what it comes to, and which item the keys are for. */

export interface Mark {
  grade: Grade | null
  seconds: number | null
  comment: string
  /** To the machine's proposal. */
  answer: Schemas['GradedMarkOut']['answer']
}
export type Marks = Record<string, Mark>

export const itemsOf = (standard: Standard): readonly Item[] => standard.sections.flatMap((section) => section.items)

type Stored = Pick<Mark, 'grade' | 'seconds' | 'comment'> & Partial<Pick<Mark, 'answer'>> & { item: string }

/** Every item of the standard, as far as it is graded. */
export function marksOf(standard: Standard, graded: readonly Stored[]): Marks {
  const stored = new Map(graded.map((mark) => [mark.item, mark]))
  return Object.fromEntries(
    itemsOf(standard).map(({ key }) => {
      const mark = stored.get(key)
      return [key, { grade: mark?.grade ?? null, seconds: mark?.seconds ?? null, comment: mark?.comment ?? '', answer: mark?.answer ?? null }]
    }),
  )
}

export const bodyOf = (marks: Marks, comment: string): Schemas['InspectionBody'] => ({ marks: Object.entries(marks).map(([item, mark]) => ({ item, ...mark })), comment })

export const UNGRADED: Readonly<Mark> = { grade: null, seconds: null, comment: '', answer: null }

/** The item graded as the machine proposes, with the words and the second of a failure. */
export function taken(mark: Mark, proposal: Proposal): Mark {
  const fails = proposal.result === 'fail'
  return { answer: 'taken', grade: proposal.result, seconds: fails ? proposal.seconds : mark.seconds, comment: mark.comment || (fails && proposal.wording ? `“${proposal.wording}”` : '') }
}

/** The proposal turned down; a grade that came from it is open again. */
export const declined = (mark: Mark): Mark => (mark.answer === 'taken' ? { ...UNGRADED, answer: 'declined' } : { ...mark, answer: 'declined' })

/** As the server counts it: of the items that apply, out of 100; a red line that was crossed leaves 0. */
export function scoreOf(items: readonly Item[], marks: Marks): number {
  if (items.some((item) => item.red_line && marks[item.key]?.grade === 'fail')) return 0
  const sum = (grades: readonly Grade[]): number => items.filter(({ key }) => grades.includes(marks[key]?.grade ?? 'na')).reduce((total, { weight }) => total + weight, 0)
  const total = sum(['pass', 'fail'])
  return total ? Math.round((1000 * sum(['pass'])) / total) / 10 : 100
}

export const openItems = (items: readonly Item[], marks: Marks): readonly Item[] => items.filter(({ key }) => !marks[key]?.grade)

/** Where the keys go after an item was graded: the next open one, else the one below. */
export function placeAfter(items: readonly Item[], marks: Marks, place: number): number {
  const open = items.findIndex((item, index) => index > place && !marks[item.key]?.grade)
  return open >= 0 ? open : Math.min(place + 1, items.length - 1)
}
