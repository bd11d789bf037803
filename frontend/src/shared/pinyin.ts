/**
 * Initials of Chinese words without a dictionary: the zh collation sorts by pinyin, so the first character of each
 * letter marks where the letter begins. Rare readings of characters with several are accepted as they sort.
 */

const MARKS: readonly (readonly [string, string])[] = [
  ['阿', 'a'], ['八', 'b'], ['嚓', 'c'], ['哒', 'd'], ['妸', 'e'], ['发', 'f'], ['旮', 'g'], ['哈', 'h'], ['讥', 'j'],
  ['咔', 'k'], ['垃', 'l'], ['妈', 'm'], ['拏', 'n'], ['噢', 'o'], ['妑', 'p'], ['七', 'q'], ['呥', 'r'], ['仨', 's'],
  ['他', 't'], ['屲', 'w'], ['夕', 'x'], ['丫', 'y'], ['帀', 'z'],
]

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

function initial(character: string): string {
  if (!/[\u4e00-\u9fff]/.test(character)) return character.toLowerCase()
  const mark = MARKS.findLast(([first]) => collator.compare(first, character) <= 0)
  return mark ? mark[1] : ''
}

/** "失业金" → "syj". */
export function initials(text: string): string {
  return Array.from(text, initial).join('')
}
