import type { Calculator, Field, Typed } from './calculators'

/** Figures of the year that were looked up once are offered again, on this screen, until the browser is closed. */

const STORAGE_KEY = 'hotline.figures'

function stored(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

/** Only where the figure itself is asked for, not that of another year under another label. */
const isPlain = (field: Field): boolean => field.figure !== null && field.label === field.figure.what

/** Field -> the figure as it was typed last. */
export function figuresFor(calculator: Calculator): Record<string, string> {
  const figures = stored()
  const pairs = calculator.fields.filter(isPlain).map((field) => [field.name, figures[field.figure?.code ?? ''] ?? ''])
  return Object.fromEntries(pairs.filter(([, value]) => value))
}

export function storeFigures(calculator: Calculator, typed: Typed): void {
  const typedOnes = calculator.fields.filter((field) => isPlain(field) && typed[field.name])
  const fresh = Object.fromEntries(typedOnes.map((field) => [field.figure?.code, typed[field.name]]))
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ ...stored(), ...fresh }))
}
