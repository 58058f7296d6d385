import { oval, type Pen } from '../../pen/canvas.ts'
import { type Colour, css, darken, mix } from '../../pen/colour.ts'
import type { Random } from '../../pen/random.ts'
import type { Setting } from '../../setting.ts'

/** A conifer of seven skirts; the side toward the light is lighter. (x, y) is its foot. */
export function paintPine(
  pen: Pen,
  setting: Setting,
  at: readonly [number, number],
  height: number,
  colour: Colour,
  random: Random,
): void {
  const { palette, side } = setting
  const [x, y] = at
  pen.fillStyle = css(darken(colour, 0.35))
  pen.fillRect(x - height * 0.015, y - height * 0.12, height * 0.03, height * 0.13)
  const skirts = 7
  for (let skirt = 0; skirt < skirts; skirt++) {
    const fall = skirt / skirts
    const width = height * (0.045 + 0.2 * fall) * random.between(0.85, 1.15)
    const droop = random.between(0.92, 1.06)
    const top = y - height + height * 0.88 * fall
    const skirtHeight = height * 0.24
    for (const half of [-1, 1] as const) {
      pen.fillStyle = css(half === side ? mix(colour, palette.light, 0.22 * (1 - fall * 0.5)) : darken(colour, 0.12))
      pen.beginPath()
      pen.moveTo(x, top)
      pen.quadraticCurveTo(
        x + half * width * 0.3,
        top + skirtHeight * 0.55,
        x + half * width,
        top + skirtHeight * droop,
      )
      pen.quadraticCurveTo(x + half * width * 0.4, top + skirtHeight * 0.88, x, top + skirtHeight * 0.95)
      pen.closePath()
      pen.fill()
    }
  }
}

/** A round-headed tree: a forked trunk under a heap of leaves. */
export function paintTree(
  pen: Pen,
  setting: Setting,
  at: readonly [number, number],
  height: number,
  colours: { trunk: Colour; leaves: Colour },
  random: Random,
): void {
  const { palette, side } = setting
  const [x, y] = at
  pen.strokeStyle = css(darken(colours.trunk, 0.2))
  pen.lineCap = 'round'
  for (const [lean, reach, width] of [
    [0, 0.62, 0.06],
    [-0.14, 0.58, 0.035],
    [0.15, 0.55, 0.035],
  ] as const) {
    pen.lineWidth = height * width
    pen.beginPath()
    pen.moveTo(x, y)
    pen.quadraticCurveTo(x, y - height * 0.3, x + lean * height, y - height * reach)
    pen.stroke()
  }
  const heaps = 30
  for (let heap = 0; heap < heaps; heap++) {
    const angle = random.between(0, Math.PI * 2)
    const spread = Math.sqrt(random.next()) * 0.3
    const [dx, dy] = [Math.cos(angle) * spread * 1.1, Math.sin(angle) * spread * 0.85]
    const light = (dx * side - dy) * 0.9 + 0.25
    const radius = height * random.between(0.07, 0.13)
    const leaf = mix(
      darken(colours.leaves, 0.3 + random.next() * 0.1),
      mix(colours.leaves, palette.light, 0.4),
      Math.min(1, Math.max(0, light)),
    )
    oval(
      pen,
      [x + dx * height, y - height * 0.7 + dy * height],
      radius,
      radius * 0.8,
      css(leaf),
      random.between(-0.5, 0.5),
    )
  }
}

/** A branch reaching into the frame from the edge, nearly black: it gives the view a near end. */
export function paintBough(
  pen: Pen,
  setting: Setting,
  from: readonly [number, number],
  length: number,
  angle: number,
  random: Random,
): void {
  const { palette } = setting
  const bark = darken(palette.shadow, 0.62)
  const grow = (x: number, y: number, size: number, heading: number, width: number, level: number): void => {
    const reach = size * random.between(0.3, 0.4)
    const [endX, endY] = [x + Math.cos(heading) * reach, y + Math.sin(heading) * reach]
    pen.strokeStyle = css(bark)
    pen.lineWidth = Math.max(1, width)
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(x, y)
    pen.quadraticCurveTo((x + endX) / 2 + random.between(-5, 5), (y + endY) / 2, endX, endY)
    pen.stroke()
    if (level === 4) {
      for (let leaf = 0; leaf < 3; leaf++) {
        const tone = mix(darken(palette.ground, 0.55), palette.light, random.next() * 0.12)
        oval(
          pen,
          [endX + random.between(-10, 10), endY + random.between(-10, 10)],
          random.between(4, 9),
          random.between(2, 5),
          css(tone),
          random.next() * 3,
        )
      }
      return
    }
    for (let twig = 0; twig < (level < 2 ? 3 : 2); twig++) {
      grow(endX, endY, size * random.between(0.68, 0.82), heading + random.between(-0.6, 0.6), width * 0.6, level + 1)
    }
  }
  grow(from[0], from[1], length, angle, length * 0.045, 0)
}
