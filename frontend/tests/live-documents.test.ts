import { describe, expect, it } from 'vitest'

import { applyChange, applySnapshot, type Change, type Documents, onFloor } from '@/app/live/documents'

const NAMES = ['agents/1001', 'agents/1002', 'queues/social', 'calls/c1']

/** A repeatable random stream: few values, so that the same document changes and goes again and again. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

function changesOf(seed: number, count: number): Change[] {
  const next = random(seed)
  return Array.from({ length: count }, (_one, index) => ({
    seq: index + 2,
    doc: NAMES[next(NAMES.length)] ?? '',
    value: next(3) === 0 ? null : { version: next(4) },
  }))
}

function snapshotAfter(changes: readonly Change[]): Documents {
  const server: Documents = new Map([['agents/1001', { version: 0 }]])
  for (const change of changes) {
    if (change.value === null) server.delete(change.doc)
    else server.set(change.doc, change.value)
  }
  return server
}

describe('a live screen', () => {
  it('shows the same after a snapshot and changes as after a fresh snapshot, wherever it joined', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const changes = changesOf(seed, 30)
      const joined = seed % 30
      const shown: Documents = new Map([['calls/old', {}]])
      applySnapshot(shown, { seq: joined, now: '', docs: Object.fromEntries(snapshotAfter(changes.slice(0, joined))) })
      for (const change of changes.slice(joined)) applyChange(shown, change)
      expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(snapshotAfter(changes)))
    }
  })

  it('is not harmed by a change that comes twice', () => {
    const changes = changesOf(7, 20)
    const shown: Documents = new Map([['agents/1001', { version: 0 }]])
    for (const change of changes.flatMap((one) => [one, one])) applyChange(shown, change)
    expect(shown).toEqual(snapshotAfter(changes))
  })

  it('lists the documents of one kind by name', () => {
    const docs: Documents = new Map([['queues/b', 2], ['agents/1', 9], ['queues/a', 1]])
    expect(onFloor.all(docs, 'queues')).toEqual([1, 2])
  })
})
