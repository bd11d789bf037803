import { install } from './host'

if (document.currentScript instanceof HTMLScriptElement) install(document.currentScript)
