// @vitest-environment jsdom

import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'

import { blankModel } from '@/workorders/models/blank'
import type { Content } from '@/workorders/models/model'
import { type ModelEditor, provideModel } from '@/workorders/models/useModel'

/** The server: one model of one version, which takes what is saved in its second. */
function serving(refusal?: { status: number; body: object }): { asked: [string, unknown][] } {
  const asked: [string, unknown][] = []
  const row = { model: 'visit', version: 1, name: '上门', state: 'draft', note: '', saved_at: '', by: '', by_name: '', published_at: null, published_by: '', running: 0 }
  const answers = (path: string, body: { content?: Content; name?: string }): object => {
    if (path.endsWith('/check')) return { problems: [] }
    if (path.endsWith('/house')) return { roles: [], departments: [], values: [], categories: [] }
    if (path.endsWith('/visit/1')) return { ...row, content: blankModel(), problems: [] }
    return body.content ? { ...row, version: 2, name: body.name, content: body.content, problems: [] } : { rows: [row] }
  }
  vi.stubGlobal('fetch', (path: string, { body, method }: RequestInit) => {
    const sent = body ? JSON.parse(String(body)) : {}
    asked.push([path, sent])
    const refused = refusal && method === 'POST' && path.endsWith('/visit')
    return Promise.resolve(new Response(JSON.stringify(refused ? refusal.body : answers(path, sent)), { status: refused ? refusal.status : 200 }))
  })
  return { asked }
}

async function opened(): Promise<ModelEditor> {
  let editor: ModelEditor | undefined
  mount(defineComponent({ setup: () => void (editor = provideModel('visit')), render: () => null }))
  await editor?.load()
  await flushPromises()
  return editor as ModelEditor
}

const rename = (editor: ModelEditor, title: string, kind = '') =>
  editor.edit(({ form }) => {
    if (form.properties.kind) form.properties.kind.title = title
  }, kind)
const title = (editor: ModelEditor): string | undefined => editor.content.value?.form.properties.kind?.title

afterEach(() => vi.unstubAllGlobals())

describe('改模型', () => {
  it('撤销、重做一步一步来，连着打的字算一步', async () => {
    serving()
    const editor = await opened()
    expect([editor.dirty.value, editor.canUndo.value]).toEqual([false, false])
    rename(editor, '类', 'title')
    rename(editor, '类别', 'title')
    rename(editor, '种类')
    editor.undo()
    expect(title(editor)).toBe('类别')
    editor.undo()
    expect([title(editor), editor.dirty.value, editor.canUndo.value]).toEqual(['诉求类型', false, false])
    editor.redo()
    expect(title(editor)).toBe('类别')
  })

  it('图上的改动和别处的一样，一步一步撤得回去', async () => {
    serving()
    const editor = await opened()
    const drawn = editor.content.value?.flow
    rename(editor, '类别')
    editor.edit((content) => (content.flow += '<!-- -->'))
    editor.undo()
    expect([editor.content.value?.flow, title(editor)]).toEqual([drawn, '类别'])
    editor.undo()
    expect([title(editor), editor.dirty.value]).toEqual(['诉求类型', false])
  })

  it('先收齐各页，再在最新一版上存成新的一版', async () => {
    const { asked } = serving()
    const editor = await opened()
    editor.collecting(() => Promise.resolve(rename(editor, '类别')))
    expect(await editor.save('')).toBe(true)
    const sent = asked.map(([, body]) => body as { base?: number }).find((body) => body.base !== undefined)
    expect(sent).toMatchObject({ base: 1, name: '上门' })
    expect((sent as unknown as { content: Content }).content.form.properties.kind?.title).toBe('类别')
    expect([editor.saved.value?.version, editor.dirty.value]).toEqual([2, false])
  })

  it('别人先存了，说得出，改动还在', async () => {
    serving({ status: 409, body: { code: 'stale_version', message: '9002 已经保存了第 2 版。' } })
    const editor = await opened()
    rename(editor, '类别')
    expect(await editor.save('')).toBe(false)
    expect([editor.errorText.value, title(editor), editor.dirty.value]).toEqual(['9002 已经保存了第 2 版。', '类别', true])
  })
})
