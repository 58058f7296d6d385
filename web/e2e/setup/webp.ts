import type { Page } from 'playwright-core'

interface Strip {
  /** PNG pictures, all of one size. */
  readonly pictures: readonly Buffer[]
  /** Pictures side by side. */
  readonly columns: number
  /** Of one picture in the strip, in pixels. */
  readonly width: number
  readonly quality?: number
}

/** One WebP of several pictures, left to right and top to bottom. The browser makes it: nothing else here writes WebP. */
export async function asWebP(page: Page, { pictures, columns, width, quality = 0.8 }: Strip): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ sources, across, wide, fine }) => {
      const bitmaps = await Promise.all(
        sources.map((source) =>
          createImageBitmap(new Blob([Uint8Array.from(atob(source), (byte) => byte.charCodeAt(0))])),
        ),
      )
      const [first] = bitmaps
      if (first === undefined) throw new Error('There is no picture.')
      const gap = bitmaps.length === 1 ? 0 : 8
      const high = Math.round((first.height * wide) / first.width)
      const rows = Math.ceil(bitmaps.length / across)
      const canvas = new OffscreenCanvas(across * (wide + gap) - gap, rows * (high + gap) - gap)
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('There is nothing to draw on.')
      context.imageSmoothingQuality = 'high'
      for (const [index, bitmap] of bitmaps.entries())
        context.drawImage(
          bitmap,
          (index % across) * (wide + gap),
          Math.floor(index / across) * (high + gap),
          wide,
          high,
        )
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: fine })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    },
    { sources: pictures.map((picture) => picture.toString('base64')), across: columns, wide: width, fine: quality },
  )
  return Buffer.from(base64, 'base64')
}
