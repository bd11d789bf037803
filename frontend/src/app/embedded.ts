/** This window is the soft-phone bar in another system's page: it shows nothing else, and never leaves it. */
export const EMBEDDED = location.pathname === '/embed'
