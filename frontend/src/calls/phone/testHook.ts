import { usePhone } from './phone'

/** Lets an end-to-end test listen to what the agent hears. It only reads what this page already has. */
declare global {
  interface Window {
    __hotline?: { readonly phone: { readonly remoteStream: MediaStream | null; readonly stage: string; readonly registered: boolean } }
  }
}

export function exposePhone(): void {
  const phone = usePhone()
  window.__hotline = {
    phone: {
      get remoteStream() {
        return phone.remoteStream
      },
      get stage() {
        return phone.stage
      },
      get registered() {
        return phone.registered
      },
    },
  }
}
