import { readonly, ref } from 'vue'

/** The article that lies open in column 答. It stays until another is opened by hand. */

const openRef = ref('')
export const openedTopicId = readonly(openRef)

export function openTopic(id: string): void {
  openRef.value = id
}
