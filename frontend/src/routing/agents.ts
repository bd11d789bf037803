import type { Schemas } from '@/wire/schemas'


/** The live documents of the ACD, as the router publishes them. */

export type AgentState = Schemas['AgentState']

export type AgentDoc = Schemas['AgentDoc']

export type QueueDoc = Schemas['QueueDoc']
