import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { type Colour, css } from './colour.ts'

export type Pen = SKRSContext2D
export type Picture = Canvas
export type Point = readonly [number, number]

/** A new picture, transparent until `paint` has been at it. */
export function picture(width: number, height: number, paint: (pen: Pen) => void): Picture {
  const canvas = createCanvas(Math.ceil(width), Math.ceil(height))
  paint(canvas.getContext('2d'))
  return canvas
}

/**
 * Makes a picture its pixels alone. A canvas paints when somebody looks, and keeps what it painted last with every
 * picture that went into it, until it paints something else: here, a dot that nobody sees. A look by `data()` would make
 * it keep a copy as well.
 */
export function settled(canvas: Picture): Picture {
  const pen = canvas.getContext('2d')
  pen.getImageData(0, 0, 1, 1)
  pen.fillRect(-2, -2, 1, 1)
  pen.getImageData(0, 0, 1, 1)
  return canvas
}

/** Gives a picture's megabytes back at once: no garbage collector sees them, nor frees them before the event loop turns. */
export function dropped(canvas: Picture): void {
  canvas.width = 1
  canvas.height = 1
}

/** A picture computed pixel by pixel; `shade` returns red, green, blue (0..255) and alpha (0..1). */
export function pixels(
  width: number,
  height: number,
  shade: (x: number, y: number) => readonly [number, number, number, number],
): Picture {
  return picture(width, height, (pen) => {
    const image = pen.createImageData(width, height)
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at += 4) {
        const [red, green, blue, alpha] = shade(x, y)
        image.data[at] = red
        image.data[at + 1] = green
        image.data[at + 2] = blue
        image.data[at + 3] = alpha * 255
      }
    }
    pen.putImageData(image, 0, 0)
  })
}

export type Stops = readonly (readonly [at: number, colour: string])[]

export function linear(pen: Pen, from: Point, to: Point, stops: Stops) {
  const gradient = pen.createLinearGradient(from[0], from[1], to[0], to[1])
  for (const [at, colour] of stops) gradient.addColorStop(at, colour)
  return gradient
}

/** A soft round light; use with `screen`. */
export function glow(pen: Pen, [x, y]: Point, radius: number, colour: Colour, strength: number): void {
  const gradient = pen.createRadialGradient(x, y, 0, x, y, radius)
  gradient.addColorStop(0, css(colour, strength))
  gradient.addColorStop(0.3, css(colour, strength * 0.4))
  gradient.addColorStop(1, css(colour, 0))
  pen.fillStyle = gradient
  pen.fillRect(x - radius, y - radius, radius * 2, radius * 2)
}

export function fillShape(pen: Pen, points: readonly Point[], style: string | ReturnType<typeof linear>): void {
  pen.beginPath()
  for (const [x, y] of points) pen.lineTo(x, y)
  pen.closePath()
  pen.fillStyle = style
  pen.fill()
}

export function disc(pen: Pen, [x, y]: Point, radius: number, style: string): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, Math.PI * 2)
  pen.fillStyle = style
  pen.fill()
}

export function oval(pen: Pen, [x, y]: Point, radiusX: number, radiusY: number, style: string, turn = 0): void {
  pen.beginPath()
  pen.ellipse(x, y, radiusX, radiusY, turn, 0, Math.PI * 2)
  pen.fillStyle = style
  pen.fill()
}

export function box(pen: Pen, x: number, y: number, width: number, height: number, style: string, radius = 0): void {
  pen.fillStyle = style
  if (radius === 0) {
    pen.fillRect(x, y, width, height)
    return
  }
  pen.beginPath()
  pen.roundRect(x, y, width, height, radius)
  pen.fill()
}

/** Everything `draw` does is composited in `mode`; the pen comes back as it was. */
export function blended(pen: Pen, mode: Pen['globalCompositeOperation'], draw: () => void): void {
  pen.save()
  pen.globalCompositeOperation = mode
  draw()
  pen.restore()
}
