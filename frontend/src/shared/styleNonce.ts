/** The page's content policy lets in only style sheets that bear this word. The proxy makes a new one for every page it serves. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
