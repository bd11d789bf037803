import { http, type RefusalDetails } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Policy calculators as the server lists them: the panel knows none by name, it draws whatever fields there are. */

export type Choice = Schemas['CalculatorChoice']

export type Field = Schemas['CalculatorField']

export type Calculator = Schemas['CalculatorOut']

export type Calculated = Schemas['CalculatedOut']

/** Field -> what is typed. */
export type Typed = Readonly<Record<string, string>>

/** What the citizen said of a calculator's fields, with the words that it rests on. */
export type Stated = Schemas['StatedFiguresOut']

/** What is typed with what was said since: only where nothing is typed, or what was said before. */
export function withStated(typed: Typed, before: Typed, stated: Typed): Record<string, string> {
  const fresh = Object.entries(stated).filter(([name]) => !typed[name] || typed[name] === before[name])
  return { ...typed, ...Object.fromEntries(fresh) }
}

let listed: Promise<readonly Calculator[]> | undefined

/** Fetched once for the page; a failure is not kept. */
export function loadCalculators(): Promise<readonly Calculator[]> {
  listed ??= http.get('/api/knowledge/calculators')
    .then(({ calculators }) => calculators)
    .catch((problem: unknown) => {
      listed = undefined
      throw problem
    })
  return listed
}

export const calculate = (name: string, inputs: Typed): Promise<Calculated> => http.post('/api/knowledge/calculators/{name}', { path: { name }, body: { inputs } })

/** The fields that are to be filled in, given what is typed; one that hangs on a hidden one is hidden too. */
export function fieldsFor(calculator: Calculator, typed: Typed): Field[] {
  const displayed: Field[] = []
  for (const field of calculator.fields) {
    const { only } = field
    const depends = only && displayed.some(({ name }) => name === only.field) && only.values.includes(typed[only.field] ?? '')
    if (!only || depends) displayed.push(field)
  }
  return displayed
}

/** What goes to the server: what is in sight and filled in. */
export function inputsOf(calculator: Calculator, typed: Typed): Typed {
  const filled = fieldsFor(calculator, typed).filter(({ name }) => typed[name]?.trim())
  return Object.fromEntries(filled.map(({ name }) => [name, typed[name] ?? '']))
}

/** What an empty form starts with on this day ("2026-03-15"). */
export function beginningOf(calculator: Calculator, today: string): Record<string, string> {
  const lengths = { '': 0, today: 10, month: 7, year: 4 }
  return Object.fromEntries(calculator.fields.map(({ name, begins }) => [name, today.slice(0, lengths[begins])]))
}

/** The server's complaints by field. */
export function complaintsOf({ fields = [] }: RefusalDetails): Record<string, string> {
  return Object.fromEntries(fields.map(({ field, message }) => [field, message]))
}

/** How it can be typed, for an empty field. */
export function exampleOf(field: Field): string {
  if (field.kind === 'day') return '如 20250315'
  return field.kind === 'month' ? '如 196503' : ''
}
