import { createApp } from 'vue'

import '@/shared/styles/tokens.css'
import './ask.css'
import AskPage from './AskPage.vue'

createApp(AskPage).mount('#ask')
