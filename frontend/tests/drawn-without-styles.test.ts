import { readdirSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { drawnWithoutStyles, withPresentationAttributes } from '../drawnWithoutStyles'

const FEATURES = new URL('../node_modules/bpmn-js/lib/features/', import.meta.url)

test('styles of a drawing become attributes that no content policy refuses', () => {
  expect(withPresentationAttributes('<rect x="1" style="fill:none;stroke-width:100;"></rect>')).toBe(
    '<rect x="1" fill="none" stroke-width="100"></rect>',
  )
})

test('no file of the drawing of flows writes style attributes when it comes into our pages', () => {
  const { transform } = drawnWithoutStyles() as { transform(code: string, id: string): { code: string } | undefined }
  const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf-8' }).filter((file) => file.endsWith('.js'))
  const written = files.map((file) => {
    const code = readFileSync(new URL(file, FEATURES), 'utf-8')
    return transform(code, `/node_modules/bpmn-js/lib/features/${file}`)?.code ?? code
  })
  expect(files.length).toBeGreaterThan(50)
  expect(written.filter((code) => /<[^>]* style="/.test(code))).toEqual([])
})
