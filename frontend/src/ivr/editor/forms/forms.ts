import type { Component } from 'vue'

import type { NodeKind } from '../../flow'

import MenuForm from './MenuForm.vue'
import BranchForm from './BranchForm.vue'
import CallbackForm from './CallbackForm.vue'
import CollectForm from './CollectForm.vue'
import MessageForm from './MessageForm.vue'
import PlayForm from './PlayForm.vue'
import PriorityForm from './PriorityForm.vue'
import QueryForm from './QueryForm.vue'
import QueueForm from './QueueForm.vue'
import ReadOutForm from './ReadOutForm.vue'
import SpokenTextForm from './SpokenTextForm.vue'
import SubflowForm from './SubflowForm.vue'
import VoicemailForm from './VoicemailForm.vue'

/** The settings of each kind besides its name; none where there is nothing to set. */
export const FORMS: Partial<Readonly<Record<NodeKind, Component>>> = {
  play: PlayForm,
  say: SpokenTextForm,
  read_out: ReadOutForm,
  menu: MenuForm,
  rating: MenuForm,
  collect: CollectForm,
  query: QueryForm,
  branch: BranchForm,
  set_priority: PriorityForm,
  queue: QueueForm,
  callback: CallbackForm,
  voicemail: VoicemailForm,
  message: MessageForm,
  subflow: SubflowForm,
}
