/** The facts of a topic, taken apart for reading aloud: conclusion first, then the rest, then what it rests on. */

export interface Article {
  readonly lead: string
  readonly points: readonly string[]
  readonly basis: string
}

export function articleOf(keyFacts: string): Article {
  const [facts = '', basis = ''] = keyFacts.split(/[。；]?\s*依据[：:]/)
  const points = facts
    .split(/[；。]/)
    .map((point) => point.trim())
    .filter(Boolean)
  const [lead = '', ...rest] = points
  return { lead: lead ? `${lead}。` : '', points: rest, basis: basis.replace(/。$/, '') }
}

/** The facts as one text an agent may read or paste. */
export function speechOf(article: Article): string {
  return [article.lead, ...article.points.map((point) => `${point}。`)].join('')
}
