import type { Flow, FlowVersion, VersionRow } from '../flow'
import { blocksOf } from '../scenarios/blocks'

/** What the versions of a flow mean to each other. Rows are newest first, as the server gives them. */

export function liveOf(rows: readonly VersionRow[]): VersionRow | undefined {
  return rows.find(({ state }) => state === 'published')
}

export function trialOf(rows: readonly VersionRow[]): VersionRow | undefined {
  return rows.find(({ state }) => state === 'trial')
}

/** What one would compare a version with: what callers hear now, else what it was written from, else its neighbour. 0: it is the only one. */
export function comparedWith(rows: readonly VersionRow[], version: number): number {
  const live = liveOf(rows)
  if (live && live.version !== version) return live.version
  const row = rows.find((one) => one.version === version)
  if (row?.base) return row.base
  return (rows.find((one) => one.version < version) ?? rows.findLast((one) => one.version > version))?.version ?? 0
}

/** Whether a version was written on top of another, directly or through others; so nothing of that one gets lost. */
export function isBuiltOn(rows: readonly VersionRow[], version: number, other: number): boolean {
  const bases = new Map(rows.map((row) => [row.version, row.base]))
  for (let at = version; at > 0; at = bases.get(at) ?? 0) {
    if (at === other) return true
  }
  return false
}

const listed = (numbers: readonly string[]): string => numbers.join('、') || '（无）'

/** What is another besides the flow itself. */
export function alsoChanged(before: FlowVersion, after: FlowVersion): string[] {
  const numbers = listed(before.numbers) === listed(after.numbers) ? [] : [`接听号码由 ${listed(before.numbers)} 改为 ${listed(after.numbers)}`]
  if (before.scenarios === after.scenarios) return numbers
  const [old, now] = [blocksOf(before.scenarios).length, blocksOf(after.scenarios).length]
  return [...numbers, old === now ? `${now} 个场景，文字有改动` : `场景由 ${old} 个变为 ${now} 个`]
}

/** Texts that no version callers hear now says, so they are spoken before it answers calls. */
export function textsToSpeak(before: Flow | undefined, after: Flow): string[] {
  const texts = (flow: Flow | undefined): string[] =>
    Object.values(flow?.nodes ?? {}).flatMap((node) => (node.kind === 'say' ? [node.text] : []))
  const known = new Set(texts(before))
  return [...new Set(texts(after))].filter((text) => !known.has(text))
}

/** 打 12333 的来电; a flow without numbers is a part of others, or answers what nobody else does. */
export function whoHears(numbers: readonly string[]): string {
  return numbers.length > 0 ? `拨 ${numbers.join('、')} 的来电` : '进入此流程的来电'
}
