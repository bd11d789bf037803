const TEN_THOUSAND = 10_000
const PRECISION = 10
const WRITTEN = /^[¥￥]?(-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)(万?)元?$/

/**
 * A number as people write it: 12,500, 2.4万, ￥180.50元. What is none stays the text it was, so that the form refuses it
 * at its field; null where nothing is written.
 */
export function numberIn(text: string): number | string | null {
  const written = text.normalize('NFKC').replaceAll(/\s/g, '')
  if (written === '') return null
  const [, digits = '', scale = ''] = WRITTEN.exec(written) ?? []
  if (digits === '') return text
  const found = Number(digits.replaceAll(',', ''))
  return scale ? Number((found * TEN_THOUSAND).toPrecision(PRECISION)) : found
}
