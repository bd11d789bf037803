/** `node wire.mjs <openapi.json> <api.d.ts>`: the types of the API. Run by `hotline schema`. */
import { readFileSync, writeFileSync } from 'node:fs'

import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

/** JSON objects in a language of their own, and where its types are. */
const GRAMMARS = {
  Flow: "import('@/ivr/flow').Flow",
  Model: "import('@/workorders/models/model').Content",
  FormSchema: "import('@/workorders/wire').FormSchema",
  Values: "import('@/workorders/wire').Values",
  ArticleForm: 'components["schemas"]["FormOut"]',
  Layout: 'components["schemas"]["Layout"]',
}

const [document, types] = process.argv.slice(2)
const nodes = await openapiTS(JSON.parse(readFileSync(document, 'utf8')), {
  /** Two changes merge. */
  alphabetize: true,
  /** A field of a request that has a default need not be sent. */
  defaultNonNullable: false,
  transform: ({ 'x-grammar': grammar }) => (grammar ? ts.factory.createTypeReferenceNode(GRAMMARS[grammar]) : undefined),
})
writeFileSync(types, astToString(nodes))
