import type { components } from './api'

/** Every shape that the server publishes, by its name. */
export type Schemas = components['schemas']
