import type { Schemas } from '@/wire/schemas'

import { bytes } from './library'

/** How the archive stands, in figures and sentences. */

export type Amount = Schemas['AmountOut']

export type ArchivedOfDay = Schemas['ArchivedOfDayOut']

export type Check = Schemas['CheckOut']

export type Figures = Schemas['FiguresOut']

export const pieces = (count: number): string => `${count.toLocaleString('en-US')} 段`

/** What archiving saves, in bytes and of what there was. */
export function savedOf(amount: Amount): { size: number; share: number | null } {
  const size = Math.max(0, amount.raw_size - amount.size)
  return { size, share: amount.raw_size > 0 ? size / amount.raw_size : null }
}

export function daySentence({ day, amount }: ArchivedOfDay): string {
  if (amount.count === 0) return `${day.slice(5)} 无归档`
  return `${day.slice(5)} 归档 ${pieces(amount.count)}，${bytes(amount.raw_size)} 压缩为 ${bytes(amount.size)}`
}

export function checkSentence(check: Check): string {
  const found = check.faults > 0 ? `新发现 ${pieces(check.faults)}有问题` : '无新问题'
  return `核查 ${pieces(check.listed)}，通读 ${pieces(check.read)}，${found}`
}

/** What somebody must see to; empty when all is well. */
export function checkFailure(check: Check): string {
  return [check.fault, check.chain && `录音链断裂：${check.chain}`].filter(Boolean).join('；')
}
