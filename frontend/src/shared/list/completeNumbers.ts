/** A citizen's complete number among the words somebody typed: it stands in no address, so lists are not searched by it. The server refuses the same. */
const MOBILE = /^(?:\+?86|0086)?1[3-9]\d{9}$/
const LANDLINE = /(?<![\w-])0\d{2,3}[-\s]\d{7,8}(?![\w-])/
const IDENTITY = /^\d{17}[\dXx]$/

export const NUMBER_REFUSED = '这里不能填完整号码，请填在“号码”框里'

export function holdsCompleteNumber(text: string): boolean {
  if (LANDLINE.test(text)) return true
  const parts = [...text.split(/[\s,，;；、:：]+/), text.replace(/\s/g, '')].map((part) => part.replaceAll('-', ''))
  return parts.some((part) => MOBILE.test(part) || IDENTITY.test(part))
}
