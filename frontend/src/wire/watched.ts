/** XMLHttpRequest alone tells how much of a file has left. */

export interface Watched {
  /** Hears the share of the body that has left, 0 to 1. */
  readonly progress: (share: number) => void
  readonly signal?: AbortSignal
}

/** Rejects with a TypeError as fetch does when nothing was reached; given up by the signal, with an AbortError. */
export function postWatched(address: string, form: FormData, headers: Readonly<Record<string, string>>, { progress, signal }: Watched): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(new Response(request.responseText || null, { status: request.status, headers: headersOf(request) }))
    request.onerror = () => reject(new TypeError('unreached'))
    request.onabort = () => reject(new DOMException('Given up', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

function headersOf(request: XMLHttpRequest): Headers {
  const lines = request.getAllResponseHeaders().trim().split('\r\n').filter(Boolean)
  return new Headers(lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
}
