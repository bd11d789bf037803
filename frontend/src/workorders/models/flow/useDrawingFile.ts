import { saveFile } from '@/recordings/saving'

/** A drawing from a file, and into one. */
export function useDrawingFile(drawing: { open: (xml: string) => Promise<void>; current: () => string; name: () => string }): { read: (event: Event) => Promise<void>; exported: () => void } {
  return {
    async read(event) {
      const input = event.target as HTMLInputElement
      const file = input.files?.[0]
      input.value = ''
      if (file) await drawing.open(await written(file))
    },
    exported: () => saveFile({ name: `${drawing.name()}.bpmn`, content: new Blob([drawing.current()], { type: 'application/xml' }) }),
  }
}

/** Its words, in the encoding that the file says it is written in; other tools do not all write UTF-8. */
async function written(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 200))
  const encoding = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return file.text()
  }
}
