/** 京晓保 in anybody's page: `<script src="https://…/embed/ask.js" async></script>`. A button; pressed, the page in a frame. */

import { CLOSE, WRITE } from './widgetWire'

const WIDTH = 400
const HEIGHT = 640
const GAP = 20
/** The page's own rules end here, whatever they say of every element; what is inside they do not reach. */
const APART = 'all:initial!important;direction:ltr!important;display:block!important;position:fixed!important;right:0!important;bottom:0!important;width:0!important;height:0!important;z-index:2147483000!important'
const FRAME = `position:fixed;right:${GAP}px;bottom:${GAP * 2 + 52}px;width:min(${WIDTH}px,calc(100vw - ${GAP * 2}px));height:min(${HEIGHT}px,calc(100vh - 120px));border:1px solid #d9e0e6;border-radius:14px;box-shadow:0 14px 40px rgba(21,34,46,.2);background:#fff`
const BUTTON = `position:fixed;right:${GAP}px;bottom:${GAP}px;min-height:52px;margin:0;padding:0 22px;border:0;border-radius:30px;background:#14609a;color:#fff;font:600 18px/1 sans-serif;white-space:nowrap;cursor:pointer`

function install(script: HTMLScriptElement) {
  const origin = new URL(script.src).origin
  const host = document.createElement('hotline-ask')
  host.style.cssText = APART
  const root = host.attachShadow({ mode: 'open' })
  const frame = document.createElement('iframe')
  Object.assign(frame, { title: '京晓保 人社政策问答', hidden: true, allow: 'microphone' })
  frame.style.cssText = FRAME
  const button = document.createElement('button')
  button.type = 'button'
  button.style.cssText = BUTTON
  const announce = (open: boolean) => {
    button.textContent = open ? '收起' : '问京晓保'
    button.setAttribute('aria-expanded', String(open))
  }
  /** Whoever opened it by key writes at once; by finger, the keyboard would cover what is offered. */
  let byKey = false
  const write = () => {
    if (byKey && root.activeElement === frame) frame.contentWindow?.postMessage(WRITE, origin)
  }
  const close = () => {
    frame.hidden = true
    announce(false)
    button.focus()
  }
  const open = () => {
    frame.hidden = false
    announce(true)
    frame.focus()
    if (frame.src) write()
    else frame.src = `${origin}/ask`
  }
  frame.addEventListener('load', write)
  button.addEventListener('click', ({ detail }) => {
    byKey = detail === 0
    if (frame.hidden) open()
    else close()
  })
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !frame.hidden) close()
  })
  window.addEventListener('message', ({ data, source }) => {
    if (data === CLOSE && source === frame.contentWindow) close()
  })
  announce(false)
  root.append(button, frame)
  document.body.append(host)
}

if (document.currentScript instanceof HTMLScriptElement) {
  const script = document.currentScript
  if (document.body) install(script)
  else document.addEventListener('DOMContentLoaded', () => install(script))
}
