/**
 * Lists of rich text as one document to be edited, and back: what is a list of steps or lines in an article is a list in
 * the editor, what is a row of blocks stays one.
 */

export type Kind = 'blocks' | 'steps' | 'lines'

const BLOCK = /^<(p|ul|ol|table|blockquote|h3|h4|hr|img)[\s>/]/i
const EMPTY = /^(?:<p>|<\/p>|<br\s*\/?>|\s|&nbsp;)*$/i
const ONE_PARAGRAPH = /^<p>((?:(?!<\/?p>).)*)<\/p>$/is

/** A single paragraph without its `<p>`, as the server keeps it. */
export function unwrapped(html: string): string {
  const text = html.trim()
  const found = ONE_PARAGRAPH.exec(text)
  return found ? (found[1] ?? '').trim() : text
}

export function isEmpty(html: string): boolean {
  return EMPTY.test(html)
}

export function documentOf(items: readonly string[], kind: Kind): string {
  if (kind === 'blocks') return items.map((item) => (BLOCK.test(item) ? item : `<p>${item}</p>`)).join('')
  if (items.length === 0) return ''
  const tag = kind === 'steps' ? 'ol' : 'ul'
  return `<${tag}>${items.map((item) => `<li>${BLOCK.test(item) ? item : `<p>${item}</p>`}</li>`).join('')}</${tag}>`
}

/** What stands between the outermost tags; empty lines are nothing. */
export function itemsOf(html: string, kind: Kind): string[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const found: string[] = []
  for (const node of Array.from(body.children)) {
    const isList = node.tagName === 'UL' || node.tagName === 'OL'
    if (kind !== 'blocks' && isList) found.push(...Array.from(node.children, ({ innerHTML }) => innerHTML))
    else found.push(node.outerHTML)
  }
  return found.filter((item) => !isEmpty(item)).map(unwrapped)
}
