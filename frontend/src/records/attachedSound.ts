/** Attached sound is heard on the page, marked, and never handed out as a file. */
export function isSound(mediaType: string): boolean {
  return mediaType.startsWith('audio/')
}
