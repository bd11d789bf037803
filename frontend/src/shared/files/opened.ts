import { ref, shallowRef } from 'vue'

import type { Schemas } from '@/wire/schemas'

type Message = Pick<Schemas['ChatMessageOut'], 'number' | 'text' | 'file'>

/** Opening files of messages: pictures over the page, documents into the downloads. */
export function useOpenedFile(addressOf: (number: number) => Promise<string>, sentenceOf: (thrown: unknown) => string) {
  const image = shallowRef<{ address: string; name: string }>()
  const errorText = ref('')

  async function open({ number, text, file }: Message): Promise<void> {
    errorText.value = ''
    try {
      const address = await addressOf(number)
      if (file?.width) image.value = { address, name: text }
      else save(address, text)
    } catch (thrown) {
      errorText.value = sentenceOf(thrown)
    }
  }

  return { image, errorText, open }
}

function save(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}
