import { describe, expect, it } from 'vitest'

import { moveNode, nameBranch } from '@/ivr/editor/editing'
import { begin, redo, step, undo } from '@/ivr/editor/history'
import { useDocument } from '@/ivr/editor/useDocument'

import { PLAIN } from './flows'

describe('steps', () => {
  it('go back and forth', () => {
    const after = step(step(begin('a'), 'b'), 'c')
    expect(undo(after).now).toBe('b')
    expect(undo(undo(undo(after))).now).toBe('a')
    expect(redo(undo(after)).now).toBe('c')
    expect(redo(after)).toBe(after)
  })

  it('of one kind in a row, such as letters typed, are one', () => {
    const typed = ['新', '新名', '新名称'].reduce((now, text) => step(now, text, 'label'), begin(''))
    expect(undo(typed).now).toBe('')
    expect(undo(step(typed, '新名称！', 'text')).now).toBe('新名称')
  })

  it('after going back are a new future', () => {
    const changed = step(undo(step(begin('a'), 'b')), 'c')
    expect(changed.future).toEqual([])
    expect(undo(changed).now).toBe('a')
  })

  it('keep the last two hundred', () => {
    let history = begin(0)
    for (let number = 1; number <= 500; number += 1) history = step(history, number)
    for (let number = 0; number < 500; number += 1) history = undo(history)
    expect(history.now).toBe(300)
  })
})

describe('the draft on the table', () => {
  const draft = { flow: PLAIN, numbers: ['12333'], scenarios: '' }

  it('is dirty until it is saved, and clean again when every step is undone', () => {
    const table = useDocument(draft)
    table.edit((flow) => moveNode(flow, 'end', [1, 1]))
    expect(table.dirty.value).toBe(true)
    table.undo()
    expect(table.dirty.value).toBe(false)
    table.redo()
    table.markSaved(table.draft.value)
    expect(table.dirty.value).toBe(false)
  })

  it('stays dirty when somebody wrote on while it was being saved', () => {
    const table = useDocument(draft)
    table.set({ numbers: ['12333', '12345'] })
    const sent = table.draft.value
    table.edit((flow) => nameBranch(flow, 'queue', 'served', '谢谢'))
    table.markSaved(sent)
    expect(table.dirty.value).toBe(true)
  })

  it('takes a change that changes nothing for none', () => {
    const table = useDocument(draft)
    table.edit((flow) => flow)
    expect(table.canUndo.value).toBe(false)
  })

  it('is dirty from the start when it was taken up from another version', () => {
    const table = useDocument(draft)
    table.open(draft, null)
    expect(table.dirty.value).toBe(true)
  })
})
