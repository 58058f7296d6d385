/** Whether the picture can leave the page; not everywhere, and never in a frame that forbids it. */
export const canLeavePage = (): boolean => document.pictureInPictureEnabled === true

/** Lets the picture float over other windows, or brings it back. */
export async function togglePictureInPicture(video: HTMLVideoElement | null): Promise<void> {
  if (video === null || !canLeavePage()) return
  try {
    if (document.pictureInPictureElement === null) await video.requestPictureInPicture()
    else await document.exitPictureInPicture()
  } catch {
    // Refused, or nothing is loaded yet: the picture stays where it is.
  }
}
