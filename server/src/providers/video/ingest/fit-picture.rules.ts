export const FRAME_WIDTH = 1280
export const FRAME_HEIGHT = 720
/** Squarer or longer pixels than these are a mistake in the file, not a choice of its maker. */
const PIXEL_ASPECT_MAX = 4

export interface PictureShape {
  readonly width: number
  readonly height: number
  /** Width of a pixel divided by its height; 0 when the file does not say. */
  readonly pixelAspect: number
}

const even = (value: number) => Math.max(2, Math.round(value / 2) * 2)
/** Half of what is left over, on an even number: colour is stored for two pixels at a time. */
const evenMargin = (rest: number) => Math.floor(rest / 4) * 2

/** Where a picture of any shape goes in 1280x720: as large as it fits, in the middle, black around it. */
export function fitPicture({ width, height, pixelAspect }: PictureShape) {
  const isSane = pixelAspect >= 1 / PIXEL_ASPECT_MAX && pixelAspect <= PIXEL_ASPECT_MAX
  const shownWidth = width * (isSane ? pixelAspect : 1)
  const scale = Math.min(FRAME_WIDTH / shownWidth, FRAME_HEIGHT / height)
  const fitted = {
    width: Math.min(FRAME_WIDTH, even(shownWidth * scale)),
    height: Math.min(FRAME_HEIGHT, even(height * scale)),
  }
  return {
    ...fitted,
    left: evenMargin(FRAME_WIDTH - fitted.width),
    top: evenMargin(FRAME_HEIGHT - fitted.height),
  }
}
