import { saveFile } from '@/recordings/saving'

/** A drawing from a file, and into one. */
export function useDrawingFile(drawing: { open: (xml: string) => Promise<void>; current: () => string; name: () => string }): { read: (event: Event) => Promise<void>; exported: () => void } {
  return {
    async read(event) {
      const input = event.target as HTMLInputElement
      const file = input.files?.[0]
      input.value = ''
      if (file) await drawing.open(await file.text())
    },
    exported: () => saveFile({ name: `${drawing.name()}.bpmn`, content: new Blob([drawing.current()], { type: 'application/xml' }) }),
  }
}
