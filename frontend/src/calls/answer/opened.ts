import { readonly, ref } from 'vue'

/** The article that lies open in column 答, by its code. It stays until another is opened by hand. */

const openRef = ref('')
const calculatingRef = ref(false)
export const openedCode = readonly(openRef)
/** The calculators lie there instead. */
export const calculating = readonly(calculatingRef)

/** An article of a topic has the topic's code, unless there are several. */
export function openArticle(code: string): void {
  openRef.value = code
  calculatingRef.value = false
}

export function openCalculators(): void {
  calculatingRef.value = true
}

export function closeCalculators(): void {
  calculatingRef.value = false
}
