import { createApp } from 'vue'

import '@/shared/styles/tokens.css'
import './answer.css'
import AnswerPage from './AnswerPage.vue'

createApp(AnswerPage).mount('#survey')
