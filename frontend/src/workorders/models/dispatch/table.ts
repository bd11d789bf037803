/** The dispatch table as a grid: read from DMN and written back; cells in words people write, not in the standard's. */

export interface Input {
  /** The value that is compared. */
  about: string
  label: string
}

export interface Row {
  when: string[]
  department: string
  deadline: string
}

export interface Grid {
  inputs: Input[]
  rows: Row[]
}

const DMN = 'https://www.omg.org/spec/DMN/20191111/MODEL/'

/** Undefined for what is no decision table we could show as a grid. */
export function gridOf(xml: string): Grid | undefined {
  const root = new DOMParser().parseFromString(xml, 'application/xml')
  const table = root.getElementsByTagName('decisionTable')[0]
  if (!table) return undefined
  const inputs = [...table.getElementsByTagName('input')].map((one) => ({ about: textIn(one.getElementsByTagName('inputExpression')[0]), label: one.getAttribute('label') ?? '' }))
  const outputs = [...table.getElementsByTagName('output')].map((one) => one.getAttribute('name') ?? '')
  if (!outputs.every((name) => name === 'department' || name === 'deadline')) return undefined
  const rows = [...table.getElementsByTagName('rule')].map((rule) => {
    const then = [...rule.getElementsByTagName('outputEntry')].map((entry) => textOf(textIn(entry)))
    const at = (name: 'department' | 'deadline'): string => then[outputs.indexOf(name)] ?? ''
    return { when: [...rule.getElementsByTagName('inputEntry')].map((entry) => textOfCell(textIn(entry))), department: at('department'), deadline: at('deadline') }
  })
  return { inputs, rows }
}

function textIn(element: Element | undefined): string {
  return element?.getElementsByTagName('text')[0]?.textContent?.trim() ?? ''
}

function textOf(cell: string): string {
  return /^"[^"]*"$/.test(cell) ? cell.slice(1, -1) : cell
}

export function dmnOf({ inputs, rows }: Grid): string {
  const ins = inputs.map((one, n) => `      <input id="in_${n}" label="${escaped(one.label)}"><inputExpression id="in_${n}_expression" typeRef="string"><text>${escaped(one.about)}</text></inputExpression></input>`)
  const rules = rows.map((row, n) => {
    const entries = inputs.map((_, at) => `        <inputEntry id="rule_${n}_in_${at}"><text>${escaped(cellOf(row.when[at] ?? ''))}</text></inputEntry>`)
    const outs = [row.department, row.deadline].map((one, at) => `        <outputEntry id="rule_${n}_out_${at}"><text>${escaped(one.trim() ? `"${one.trim()}"` : '')}</text></outputEntry>`)
    return [`      <rule id="rule_${n}">`, ...entries, ...outs, '      </rule>'].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<definitions xmlns="${DMN}" id="dispatch" name="派发" namespace="urn:hotline:workorders">`,
    '  <decision id="dispatch_table" name="派发到哪个单位、多久办完">',
    '    <decisionTable id="dispatch_rules" hitPolicy="FIRST">',
    ...ins,
    '      <output id="out_department" label="承办单位" name="department" typeRef="string" />',
    '      <output id="out_deadline" label="办理时限" name="deadline" typeRef="string" />',
    ...rules,
    '    </decisionTable>',
    '  </decision>',
    '</definitions>',
    '',
  ].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const LIST = /^"[^"]*"(\s*,\s*"[^"]*")*$/
const NOT_LIST = /^!=\s*(?:\[(.*)\]|("[^"]*"))$/
const COMPARED = /^(>=|<=|>|<)\s*(-?\d+(\.\d+)?)$/

/** `"甲","乙"` → 甲、乙 · `!= "甲"` → 不是 甲 · `!= ""` → 有填 · `> 3` stays · "" → "". */
export function textOfCell(cell: string): string {
  const bare = cell.trim()
  if (bare === '' || bare === '-') return ''
  if (bare === 'true' || bare === 'false') return bare === 'true' ? '是' : '否'
  const not = NOT_LIST.exec(bare)
  const unwanted = not ? (not[1] ?? not[2] ?? '') : ''
  if (unwanted === '""') return '有填'
  if (LIST.test(unwanted)) return `不是 ${unquoted(unwanted)}`
  if (bare === '""') return '没填'
  return LIST.test(bare) ? unquoted(bare) : bare
}

function unquoted(list: string): string {
  return [...list.matchAll(/"([^"]*)"/g)].map((found) => found[1]).join('、')
}

/** The other way round. */
export function cellOf(text: string): string {
  const bare = text.trim()
  if (bare === '' || bare === '不限') return ''
  if (bare === '是' || bare === '否') return bare === '是' ? 'true' : 'false'
  if (bare === '有填') return '!= ""'
  if (bare === '没填') return '""'
  if (COMPARED.test(bare) || /^[!"[(]/.test(bare)) return bare
  if (bare.startsWith('不是')) return `!= [${quoted(bare.slice(2))}]`
  return /^-?\d+(\.\d+)?$/.test(bare) ? bare : quoted(bare)
}

function quoted(list: string): string {
  return list
    .split(/[、,，]/)
    .map((one) => one.trim().replaceAll('"', ''))
    .filter(Boolean)
    .map((one) => `"${one}"`)
    .join(',')
}
