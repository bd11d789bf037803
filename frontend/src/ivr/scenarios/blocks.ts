/**
 * Where each scenario and each of its steps stands in the text, so that a result can be shown beside its line. The server
 * alone says what a scenario means; this only finds the places.
 */

export interface Span {
  readonly from: number
  readonly to: number
}

/** `name` "" while there is none yet; `steps` are the places of their words, without the quotes. */
export interface Block extends Span {
  readonly name: string
  readonly steps: readonly Span[]
}

/** A comment, a string, the head of a scenario, or the key a line begins with. */
const TOKEN = /#[^\n]*|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|^[ \t]*\[\[scenario\]\]|^[ \t]*(\w+)[ \t]*=/gm
const HEAD = '[[scenario]]'

export function blocksOf(text: string): Block[] {
  const blocks: { name: string; from: number; to: number; steps: Span[] }[] = []
  let key = ''
  for (const found of text.matchAll(TOKEN)) {
    const [token, named] = found
    const block = blocks.at(-1)
    if (token.trim() === HEAD) {
      if (block) block.to = found.index
      blocks.push({ name: '', from: found.index, to: text.length, steps: [] })
      key = ''
    } else if (named !== undefined) key = named
    else if (!block || token.startsWith('#')) continue
    else if (key === 'name') block.name ||= textOf(token)
    else if (key === 'steps') block.steps.push({ from: found.index + 1, to: found.index + token.length - 1 })
  }
  return blocks
}

/** Whether a place is between the quotes of a string. */
export function isInString(text: string, at: number): boolean {
  return [...text.matchAll(TOKEN)].some(
    ({ 0: token, index }) => /^["']/.test(token) && at > index && at < index + token.length,
  )
}

function textOf(token: string): string {
  if (token.startsWith("'")) return token.slice(1, -1)
  try {
    return String(JSON.parse(token))
  } catch {
    return token.slice(1, -1)
  }
}
