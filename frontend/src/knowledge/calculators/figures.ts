import type { Calculator, Field, Typed } from './calculators'

/** Figures of the year that were looked up once are offered again, on this screen, until the browser is closed. */

const KEPT_AT = 'hotline.figures'

function kept(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT_AT) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

/** Only where the figure itself is asked for, not that of another year under another label. */
const isPlain = (field: Field): boolean => field.figure !== null && field.label === field.figure.what

/** Field -> the figure as it was typed last. */
export function figuresFor(calculator: Calculator): Record<string, string> {
  const figures = kept()
  const pairs = calculator.fields.filter(isPlain).map((field) => [field.name, figures[field.figure?.code ?? ''] ?? ''])
  return Object.fromEntries(pairs.filter(([, value]) => value))
}

export function keepFigures(calculator: Calculator, typed: Typed): void {
  const typedOnes = calculator.fields.filter((field) => isPlain(field) && typed[field.name])
  const fresh = Object.fromEntries(typedOnes.map((field) => [field.figure?.code, typed[field.name]]))
  sessionStorage.setItem(KEPT_AT, JSON.stringify({ ...kept(), ...fresh }))
}
