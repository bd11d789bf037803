import type { FileAnswer } from '@/app/http'

/** The browser takes it as a download of its own. */
export function saveFile({ name, content }: FileAnswer): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
