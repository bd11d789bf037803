/** 京晓保 in anybody's page: `<script src="https://…/embed/ask.js" async></script>`. A button; pressed, the page in a frame. */

import { CLOSE } from './widgetWire'

const WIDTH = 400
const HEIGHT = 640
const GAP = 20

function install(script: HTMLScriptElement) {
  const origin = new URL(script.src).origin
  const frame = document.createElement('iframe')
  Object.assign(frame, { title: '京晓保 人社政策问答', hidden: true, allow: 'microphone' })
  frame.style.cssText = `position:fixed;right:${GAP}px;bottom:${GAP * 2 + 52}px;width:min(${WIDTH}px,calc(100vw - ${GAP * 2}px));height:min(${HEIGHT}px,calc(100vh - 120px));border:1px solid #d9e0e6;border-radius:14px;box-shadow:0 14px 40px rgba(21,34,46,.2);z-index:2147483000;background:#fff`
  const button = document.createElement('button')
  button.type = 'button'
  button.style.cssText = `position:fixed;right:${GAP}px;bottom:${GAP}px;min-height:52px;padding:0 22px;border:0;border-radius:30px;background:#14609a;color:#fff;font:600 18px/1 sans-serif;cursor:pointer;z-index:2147483000`
  const say = (open: boolean) => {
    button.textContent = open ? '收起' : '问京晓保'
    button.setAttribute('aria-expanded', String(open))
  }
  const close = () => {
    frame.hidden = true
    say(false)
    button.focus()
  }
  button.addEventListener('click', () => {
    if (!frame.hidden) return close()
    if (!frame.src) frame.src = `${origin}/ask`
    frame.hidden = false
    say(true)
    frame.focus()
  })
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !frame.hidden) close()
  })
  window.addEventListener('message', ({ data, source }) => {
    if (data === CLOSE && source === frame.contentWindow) close()
  })
  say(false)
  document.body.append(button, frame)
}

if (document.currentScript instanceof HTMLScriptElement) {
  const script = document.currentScript
  if (document.body) install(script)
  else document.addEventListener('DOMContentLoaded', () => install(script))
}
