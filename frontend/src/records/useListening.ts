import { http } from '@/app/http'

/** A listening to one recording: begun at the server, which marks the sound with who hears it and when. */
export interface Listening {
  /** The address of the sound, valid for some minutes in this sign-in only. Ends the listening before it. */
  begin(): Promise<string>
  end(): void
}

export function useListening(callId: string, reason: () => string): Listening {
  let begun: { id: number; token: string } | undefined

  async function begin(): Promise<string> {
    begun = await http.post('/api/calls/{call_id}/listenings', { path: { call_id: callId }, body: { reason: reason() } })
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
