/** Conditions of ways as people choose them, and as the flow keeps them: comparisons of a case's values with constants. */

export type How = '==' | '!=' | 'in' | 'not in' | '>' | '>=' | '<' | '<='

export interface Condition {
  about: string
  how: How
  /** Of a list: joined by 、 */
  value: string
}

export const HOWS: readonly (readonly [How, string])[] = [
  ['==', '是'],
  ['!=', '不是'],
  ['in', '是其中之一'],
  ['not in', '不是其中任何'],
  ['>', '大于'],
  ['>=', '不小于'],
  ['<', '小于'],
  ['<=', '不大于'],
]

const ONE = /^([a-z][a-z0-9_]*)\s*(==|!=|>=|<=|>|<)\s*('[^']*'|"[^"]*"|-?\d+(?:\.\d+)?|true|false|True|False)$/
const SEVERAL = /^([a-z][a-z0-9_]*)\s+(in|not in)\s*[([](.*)[)\]]$/

/** Undefined for what is more than one comparison: that is written by hand. */
export function conditionIn(text: string): Condition | undefined {
  const one = ONE.exec(text.trim())
  if (one) return { about: one[1] ?? '', how: one[2] as How, value: bare(one[3] ?? '') }
  const several = SEVERAL.exec(text.trim())
  if (!several) return undefined
  return { about: several[1] ?? '', how: several[2] as How, value: (several[3] ?? '').split(',').map((part) => bare(part.trim())).filter(Boolean).join('、') }
}

function bare(constant: string): string {
  if (/^(true|false)$/i.test(constant)) return constant.toLowerCase() === 'true' ? '是' : '否'
  return constant.replace(/^['"]|['"]$/g, '')
}

/** `plain`: what is compared is a number or a yes or no, so its constants stand without quotes. */
export function written({ about, how, value }: Condition, plain = false): string {
  const constants = how === 'in' || how === 'not in' ? value.split(/[、,，]/).map((one) => one.trim()).filter(Boolean) : [value.trim()]
  const quoted = constants.map((one) => (plain && unquoted(one)) || `'${one.replaceAll("'", '')}'`)
  return `${about} ${how} ${how === 'in' || how === 'not in' ? `[${quoted.join(', ')}]` : quoted[0]}`
}

function unquoted(value: string): string {
  if (value === '是' || value === '否') return value === '是' ? 'true' : 'false'
  return /^-?\d+(\.\d+)?$/.test(value) ? value : ''
}

/** "PT24H" → 24 hours; undefined for what has several parts. */
export function spanIn(duration: string): { amount: number; unit: 'M' | 'H' | 'D' } | undefined {
  const found = /^P(?:(\d+)D|T(\d+)H|T(\d+)M)$/.exec(duration.trim())
  if (!found) return undefined
  const unit = found[1] ? 'D' : found[2] ? 'H' : 'M'
  return { amount: Number(found[1] ?? found[2] ?? found[3]), unit }
}

export function durationFor(amount: number, unit: 'M' | 'H' | 'D'): string {
  return unit === 'D' ? `P${amount}D` : `PT${amount}${unit}`
}
