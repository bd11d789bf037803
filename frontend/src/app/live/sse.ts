/** Server-Sent Events, parsed by hand because the browser's EventSource hides the heartbeats that tell a dead line. */

export interface ServerEvent {
  readonly event: string
  readonly id: string
  readonly data: string
}

export class SseParser {
  private rest = ''
  private event = ''
  private id = ''
  private data: string[] = []

  /** Events completed by this piece of the stream; a piece without any still proves that the line lives. */
  feed(piece: string): ServerEvent[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/)
    this.rest = lines.pop() ?? ''
    return lines.flatMap((line) => this.line(line))
  }

  private line(line: string): ServerEvent[] {
    if (line === '') return this.dispatch()
    if (line.startsWith(':')) return []
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') this.event = value
    else if (field === 'data') this.data.push(value)
    else if (field === 'id') this.id = value
    return []
  }

  private dispatch(): ServerEvent[] {
    if (this.data.length === 0) {
      this.event = ''
      return []
    }
    const done = { event: this.event || 'message', id: this.id, data: this.data.join('\n') }
    this.event = ''
    this.data = []
    return [done]
  }
}
