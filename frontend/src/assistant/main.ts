import { createApp } from 'vue'

import '@/shared/styles/tokens.css'
import './ask.css'
import QuestionPage from './QuestionPage.vue'

createApp(QuestionPage).mount('#ask')
