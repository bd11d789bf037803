/** The page's one audio context; browsers keep it asleep until the person has touched the page. */

let shared: AudioContext | undefined

export function context(): AudioContext {
  shared ??= new AudioContext()
  if (shared.state === 'suspended') void shared.resume()
  return shared
}
