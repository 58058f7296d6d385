/** Shows the player on the whole screen, or no longer. iPhones can do that with the video alone. */
export function toggleFullscreen(frame: HTMLElement | null, video: HTMLVideoElement | null): void {
  if (document.fullscreenElement !== null) {
    void document.exitFullscreen()
    return
  }
  if (frame !== null && typeof frame.requestFullscreen === 'function') {
    // A refusal (an embedding page that forbids it) leaves everything as it is.
    frame.requestFullscreen().catch(() => undefined)
    return
  }
  if (video !== null && 'webkitEnterFullscreen' in video && typeof video.webkitEnterFullscreen === 'function') {
    video.webkitEnterFullscreen()
  }
}
