/** The kind of a node that is dragged from the palette into the drawing. */
export const KIND_DRAGGED = 'application/x-hotline-node'
