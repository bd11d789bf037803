/** Why nothing can be done to a call just now. */
export const OFFLINE = '网断了，接上后再操作'
