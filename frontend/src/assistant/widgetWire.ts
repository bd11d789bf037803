/** What the page in the widget's frame says to the page around it. */
export const CLOSE = 'hotline:ask:close'
