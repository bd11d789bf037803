/** What the page in the widget's frame says to the page around it. */
export const CLOSE = 'hotline:ask:close'
/** What it is told: the question is to be written now. */
export const WRITE = 'hotline:ask:write'
