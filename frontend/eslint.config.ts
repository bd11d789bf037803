import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'
import pluginVue from 'eslint-plugin-vue'

import { vocabulary } from './lint/vocabulary'

export default defineConfigWithVueTs(
  { ignores: ['dist/**', 'node_modules/**', 'src/wire/api.d.ts'] },
  pluginVue.configs['flat/recommended'],
  vueTsConfigs.strict,
  {
    rules: {
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always', normal: 'never', component: 'always' } }],
      'vue/html-indent': ['error', 2],
      'vue/multi-word-component-names': 'error',
      'vue/no-restricted-static-attribute': ['error', ...['date', 'time', 'datetime-local', 'month', 'week'].map((value) => ({ key: 'type', value, message: 'Days and times are given in a DateField.' }))],
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.object.name='http'] > TSTypeParameterInstantiation", message: 'The path decides what is answered: no type arguments on http.' },
        { selector: "TSAsExpression > AwaitExpression > CallExpression[callee.object.name='http']", message: 'The path decides what is answered: no cast.' },
        { selector: "TSAsExpression > CallExpression[callee.object.name='http']", message: 'The path decides what is answered: no cast.' },
      ],
    },
  },
  { files: ['src/**'], plugins: { hotline: { rules: { vocabulary } } }, rules: { 'hotline/vocabulary': 'error' } },
  { files: ['tests/**', 'dev/**'], rules: { 'max-lines-per-function': 'off' } },
)
