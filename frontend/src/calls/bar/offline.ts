/** Why nothing can be done to a call just now. */
export const OFFLINE = '网络已断开，恢复后再操作'
