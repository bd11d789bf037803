import { Linter } from 'eslint'
import pluginVue from 'eslint-plugin-vue'
import { describe, expect, it } from 'vitest'
import tseslint from 'typescript-eslint'

import { refusedIn, vocabulary, type Word } from '../lint/vocabulary'

const linter = new Linter()
const vueParser = pluginVue.configs['flat/base'].map(({ languageOptions }) => languageOptions?.parser).find(Boolean)

function refused(code: string, filename = 'src/calls/example.ts'): string[] {
  const found = linter.verify(
    code,
    [
      {
        files: ['**/*.ts', '**/*.vue'],
        languageOptions: filename.endsWith('.vue') ? { parser: vueParser, parserOptions: { parser: tseslint.parser } } : { parser: tseslint.parser },
        plugins: { hotline: { rules: { vocabulary } } },
        rules: { 'hotline/vocabulary': 'error' },
      },
    ],
    { filename },
  )
  return found.map(({ message }) => message.split(':')[0] ?? '')
}

describe('a name with a word that the glossary refuses', () => {
  it.each([
    ['const told = 1', 'told'],
    ['function keepOrder(): void {}', 'keepOrder'],
    ['const see = (wanted: string): string => wanted', 'wanted'],
    ['interface QuarterTold { id: string }', 'QuarterTold'],
    ['export interface Row { shownAt: string }', 'shownAt'],
    ['type Event = [said: string]', 'said'],
    ['const api = { judge: () => 1 }', 'judge'],
    ['class Stream { private heard(): void {} }', 'heard'],
    ['const { value: kept } = row', 'kept'],
    ['import SaidPage from "./page.vue"', 'SaidPage'],
    ['import { page as saidPage } from "./page"', 'saidPage'],
  ])('%s', (code, name) => {
    expect(refused(code)).toEqual([name])
  })

  it('is refused in a template, as a file and as a folder', () => {
    expect(refused('<script setup lang="ts">const rows = [1]</script><template><p v-for="said in rows" :key="said">{{ said }}</p></template>', 'src/calls/Example.vue')).toEqual(['said'])
    expect(refused('export const one = 1', 'src/calls/KeepingPage.ts')).toEqual(['KeepingPage'])
    expect(refused('export const one = 1', 'src/house/example.ts')).toEqual(['house'])
  })
})

describe('a name that stands', () => {
  it.each([
    ['of a field that others declare', 'const { told } = row'],
    ['of a field that others declare, with a value of its own', "const { told = '' } = row"],
    ['of JSON, in an object', 'send({ said: 1, words: [] })'],
    ['that is only used', 'row.told = row.kept'],
    ['that is imported', 'import { told } from "./told-elsewhere"'],
    ['in a text', "const text = 'told'"],
  ])('%s', (_, code) => {
    expect(refused(code)).toEqual([])
  })
})

describe('the words', () => {
  const word = (fields: Partial<Word>): Word => ({ word: 'signed', instead: '', alone: false, compounds: [], ...fields })

  it('are parts of names in any form', () => {
    const words = [word({ word: 'told' })]
    expect([refusedIn('QUARTER_TOLD', words), refusedIn('toldAt', words)]).toEqual([words[0], words[0]])
    expect(refusedIn('folded', words)).toBeUndefined()
  })

  it('may stand in the compounds of the glossary, and alone where only that is refused', () => {
    expect(refusedIn('signedIn', [word({ compounds: ['signed_in'] })])).toBeUndefined()
    expect(refusedIn('signedBy', [word({ compounds: ['signed_in'] })])).toBeDefined()
    expect([refusedIn('no', [word({ word: 'no', alone: true })]), refusedIn('noAnswer', [word({ word: 'no', alone: true })])]).toEqual([expect.anything(), undefined])
  })
})
