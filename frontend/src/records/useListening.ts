import { http } from '@/app/http'

/** A listening to one recording, voicemail or attached sound: begun at the server, which marks the sound with who hears it and when. */
export interface Listening {
  /** The address of the sound, valid for some minutes in this sign-in only. Ends the listening before it. */
  begin(): Promise<string>
  end(): void
}

/** What the server answers to the beginning of a listening. */
export interface Begun {
  readonly id: number
  readonly token: string
}

export function useListening(request: () => Promise<Begun>): Listening {
  let begun: Begun | undefined

  async function begin(): Promise<string> {
    begun = await request()
    return `/api/listenings/${begun.id}?token=${begun.token}`
  }

  function end(): void {
    if (!begun) return
    const { id, token } = begun
    begun = undefined
    void http.post('/api/listenings/{listening_id}/end', { path: { listening_id: id }, body: { token } }).catch(() => undefined)
  }

  return { begin, end }
}
