import { commandIn, type FromBar, type BarError, VERSION, type CommandMessage, type News, type State } from './protocol'

/**
 * The frame's side of the talk with the page around it. The page's origin stands in the frame's address; the proxy
 * hands the page out only where that origin is allowed, and the browser shows it only inside a page of that origin.
 */

const HOST = new URLSearchParams(location.search).get('host') ?? ''

/** Opened by itself, in no other page. */
export const ALONE = window.parent === window
/** On which edge of the page the bar stands; there is room on the other side only. */
export const FROM_BELOW = new URLSearchParams(location.search).get('dock') === 'bottom'

function post(message: FromBar): void {
  if (!ALONE && HOST) window.parent.postMessage(message, HOST)
}

export function announce(news: News): void {
  post({ hotline: VERSION, kind: 'event', at: new Date().toISOString(), ...news })
}

export function requestRoom(height: number): void {
  post({ hotline: VERSION, kind: 'size', height })
}

function answer(id: string, error: BarError | null, state: State): void {
  post({ hotline: VERSION, kind: 'result', id, state, ...(error ? { error } : {}) })
}

/** Only what comes from the page around us, and from the origin we were made for, is a command. */
export function commandFrom(event: MessageEvent<unknown>): CommandMessage | null {
  return event.source === window.parent && event.origin === HOST ? commandIn(event.data) : null
}

export function obey(act: (command: CommandMessage) => Promise<BarError | null>, state: () => State): () => void {
  const hear = (event: MessageEvent<unknown>): void => {
    const command = commandFrom(event)
    if (command) void act(command).then((error) => answer(command.id, error, state()))
  }
  window.addEventListener('message', hear)
  return () => window.removeEventListener('message', hear)
}
