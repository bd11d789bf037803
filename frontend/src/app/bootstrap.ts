import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-overlay.css'
import 'element-plus/theme-chalk/el-dialog.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import '@/shared/styles/tokens.css'
import '@/shared/styles/base.css'
import '@/shared/styles/select.css'
import '@/shared/styles/element.css'

import { createPinia } from 'pinia'
import { createApp } from 'vue'

import { exposePhone } from '@/calls/phone/testHook'

import App from './App.vue'
import { makeRouter } from './router'
import { applyTheme } from './theme'

export function start(): void {
  applyTheme()
  const pinia = createPinia()
  const app = createApp(App).use(pinia)
  exposePhone()
  app.use(makeRouter()).mount('#app')
}
