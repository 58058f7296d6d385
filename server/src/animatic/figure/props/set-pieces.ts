import { box, disc, oval } from '../../pen/canvas.ts'
import { arc, type Drawings, shape, stroke, wheel } from './drawing.ts'

const WOOD = '#7a5534'
const DARK_WOOD = '#4d3520'
const PLANK = '#8f6840'

/** Things that stand on the ground beside people: unit is a grown person's height, the ground is y = 0, up is negative. */
export const SET_PIECES = {
  boat: (pen) => {
    pen.fillStyle = '#7d4a2c'
    pen.beginPath()
    pen.moveTo(-0.78, -0.36)
    pen.quadraticCurveTo(-0.66, 0, -0.4, 0)
    pen.lineTo(0.42, 0)
    pen.quadraticCurveTo(0.7, -0.05, 0.86, -0.42)
    pen.quadraticCurveTo(0, -0.2, -0.78, -0.36)
    pen.fill()
    pen.strokeStyle = '#d9c7a2'
    pen.lineWidth = 0.028
    pen.beginPath()
    pen.moveTo(-0.78, -0.36)
    pen.quadraticCurveTo(0, -0.2, 0.86, -0.42)
    pen.stroke()
    for (const y of [-0.1, -0.19]) stroke(pen, DARK_WOOD, 0.012, [-0.68 - y * 0.4, y], [0.7, y - 0.02])
    stroke(pen, '#9c7748', 0.026, [-0.2, -0.42], [0.5, -0.06])
    oval(pen, [0.54, -0.03], 0.09, 0.034, '#9c7748', 0.5)
  },
  cart: (pen) => {
    shape(pen, WOOD, [-0.6, -0.62], [0.46, -0.62], [0.4, -0.3], [-0.54, -0.3])
    for (const y of [-0.52, -0.41]) stroke(pen, DARK_WOOD, 0.014, [-0.58, y], [0.44, y])
    stroke(pen, DARK_WOOD, 0.045, [0.4, -0.36], [1.02, -0.3])
    for (const [x, y, size] of [
      [-0.36, -0.66, 0.17],
      [-0.08, -0.7, 0.2],
      [0.22, -0.66, 0.15],
    ] as const)
      oval(pen, [x, y], size, size * 0.62, '#c9a65c')
    box(pen, -0.62, -0.64, 1.1, 0.05, DARK_WOOD, 0.01)
    wheel(pen, [-0.1, -0.24], 0.24, 8)
  },
  carriage: (pen) => {
    box(pen, -0.5, -1.02, 0.92, 0.7, '#4a2230', 0.1)
    box(pen, -0.22, -0.92, 0.36, 0.28, '#e9c987', 0.03)
    box(pen, -0.54, -1.08, 1, 0.09, '#2c1a22', 0.04)
    stroke(pen, '#cda24a', 0.016, [-0.48, -0.56], [0.4, -0.56])
    shape(pen, '#2c1a22', [0.42, -0.5], [0.66, -0.62], [0.7, -0.5], [0.46, -0.34])
    wheel(pen, [-0.36, -0.28], 0.28, 10)
    wheel(pen, [0.44, -0.21], 0.21, 8)
  },
  car: (pen) => {
    pen.fillStyle = '#8f2f36'
    pen.beginPath()
    pen.moveTo(-1.15, -0.2)
    pen.bezierCurveTo(-1.16, -0.5, -1.0, -0.5, -0.72, -0.54)
    pen.bezierCurveTo(-0.5, -0.86, -0.42, -0.86, 0, -0.86)
    pen.bezierCurveTo(0.3, -0.86, 0.42, -0.7, 0.56, -0.54)
    pen.bezierCurveTo(0.9, -0.5, 1.1, -0.46, 1.12, -0.2)
    pen.closePath()
    pen.fill()
    shape(pen, '#cfe3ea', [-0.58, -0.56], [-0.4, -0.78], [-0.06, -0.78], [-0.06, -0.56])
    shape(pen, '#cfe3ea', [0, -0.56], [0, -0.78], [0.22, -0.77], [0.42, -0.56])
    oval(pen, [1.04, -0.36], 0.06, 0.07, '#fff0c0')
    for (const x of [-0.68, 0.64]) {
      disc(pen, [x, -0.18], 0.18, '#1f1d22')
      disc(pen, [x, -0.18], 0.09, '#a9b0b8')
    }
  },
  bicycle: (pen) => {
    for (const x of [-0.34, 0.36]) {
      arc(pen, '#26242a', 0.026, [x, -0.24], 0.225, 0, Math.PI * 2)
      for (let spoke = 0; spoke < 6; spoke++) {
        const angle = (spoke / 6) * Math.PI
        stroke(
          pen,
          'rgba(180,186,192,0.8)',
          0.006,
          [x - Math.cos(angle) * 0.22, -0.24 - Math.sin(angle) * 0.22],
          [x + Math.cos(angle) * 0.22, -0.24 + Math.sin(angle) * 0.22],
        )
      }
    }
    stroke(pen, '#2f6f7c', 0.028, [-0.34, -0.24], [-0.12, -0.52], [0.24, -0.52], [0, -0.22], [-0.34, -0.24])
    stroke(pen, '#2f6f7c', 0.028, [0, -0.22], [-0.14, -0.58])
    stroke(pen, '#2f6f7c', 0.028, [0.36, -0.24], [0.22, -0.62])
    stroke(pen, '#26242a', 0.03, [0.14, -0.66], [0.22, -0.63], [0.3, -0.68])
    oval(pen, [-0.15, -0.6], 0.085, 0.028, '#4a2f1f')
  },
  ladder: (pen) => {
    pen.rotate(-0.1)
    for (const x of [-0.13, 0.13]) stroke(pen, WOOD, 0.034, [x * 1.1, 0], [x, -1.5])
    for (let rung = 0; rung < 8; rung++)
      stroke(pen, PLANK, 0.028, [-0.135, -0.14 - rung * 0.18], [0.135, -0.14 - rung * 0.18])
  },
  barrel: (pen) => {
    pen.fillStyle = WOOD
    pen.beginPath()
    pen.moveTo(-0.17, -0.52)
    pen.quadraticCurveTo(-0.25, -0.26, -0.17, 0)
    pen.lineTo(0.17, 0)
    pen.quadraticCurveTo(0.25, -0.26, 0.17, -0.52)
    pen.fill()
    for (const x of [-0.09, 0, 0.09]) stroke(pen, DARK_WOOD, 0.01, [x, -0.5], [x * 1.3, -0.26], [x, -0.02])
    for (const y of [-0.44, -0.09]) box(pen, -0.2, y, 0.4, 0.04, '#55585e', 0.01)
    oval(pen, [0, -0.52], 0.17, 0.04, PLANK)
  },
  crate: (pen) => {
    box(pen, -0.22, -0.4, 0.44, 0.4, PLANK)
    for (const y of [-0.4, -0.27, -0.13]) stroke(pen, DARK_WOOD, 0.01, [-0.22, y], [0.22, y])
    stroke(pen, DARK_WOOD, 0.035, [-0.2, -0.38], [0.2, -0.02])
    pen.strokeStyle = DARK_WOOD
    pen.lineWidth = 0.03
    pen.strokeRect(-0.21, -0.39, 0.42, 0.38)
  },
  chest: (pen) => {
    box(pen, -0.32, -0.28, 0.64, 0.28, WOOD, 0.02)
    pen.fillStyle = '#8a5f38'
    pen.beginPath()
    pen.moveTo(-0.33, -0.27)
    pen.bezierCurveTo(-0.33, -0.48, 0.33, -0.48, 0.33, -0.27)
    pen.fill()
    for (const x of [-0.24, 0.2]) box(pen, x, -0.42, 0.045, 0.42, '#cda24a', 0.01)
    box(pen, -0.33, -0.29, 0.66, 0.03, DARK_WOOD)
    box(pen, -0.045, -0.31, 0.09, 0.11, '#e0bd62', 0.02)
    disc(pen, [0, -0.26], 0.018, DARK_WOOD)
  },
  chair: (pen) => {
    for (const x of [-0.16, 0.15]) stroke(pen, DARK_WOOD, 0.036, [x, 0], [x, -0.28])
    stroke(pen, WOOD, 0.04, [-0.17, 0], [-0.19, -0.66])
    box(pen, -0.2, -0.31, 0.39, 0.05, PLANK, 0.015)
    for (const y of [-0.62, -0.5]) stroke(pen, PLANK, 0.034, [-0.19, y], [-0.05, y])
    stroke(pen, WOOD, 0.034, [-0.05, -0.66], [-0.04, -0.3])
  },
  table: (pen) => {
    for (const x of [-0.4, 0.4]) stroke(pen, DARK_WOOD, 0.045, [x, 0], [x * 0.96, -0.42])
    box(pen, -0.52, -0.46, 1.04, 0.06, PLANK, 0.015)
    box(pen, -0.46, -0.4, 0.92, 0.05, DARK_WOOD)
    oval(pen, [-0.2, -0.48], 0.1, 0.02, '#e9e1cd')
    box(pen, 0.1, -0.56, 0.07, 0.1, '#b5583c', 0.02)
  },
  desk: (pen) => {
    box(pen, -0.46, -0.44, 0.24, 0.44, WOOD)
    for (const y of [-0.38, -0.2]) {
      box(pen, -0.43, y, 0.18, 0.13, PLANK, 0.01)
      disc(pen, [-0.34, y + 0.065], 0.014, '#cda24a')
    }
    stroke(pen, DARK_WOOD, 0.045, [0.44, 0], [0.44, -0.42])
    box(pen, -0.52, -0.48, 1.04, 0.055, PLANK, 0.015)
    box(pen, -0.1, -0.5, 0.24, 0.02, '#f1e8d0')
    box(pen, 0.28, -0.56, 0.06, 0.08, '#2a2a36', 0.02)
  },
  bed: (pen) => {
    box(pen, -0.86, -0.62, 0.07, 0.62, DARK_WOOD, 0.02)
    box(pen, 0.82, -0.42, 0.06, 0.42, DARK_WOOD, 0.02)
    box(pen, -0.8, -0.3, 1.64, 0.16, WOOD)
    box(pen, -0.79, -0.4, 1.62, 0.15, '#efe7d6', 0.05)
    pen.fillStyle = '#4f6a94'
    pen.beginPath()
    pen.moveTo(-0.36, -0.44)
    pen.bezierCurveTo(0, -0.5, 0.5, -0.47, 0.83, -0.42)
    pen.lineTo(0.83, -0.18)
    pen.lineTo(-0.42, -0.18)
    pen.fill()
    for (const x of [0, 0.3, 0.6]) stroke(pen, '#3c527a', 0.012, [x, -0.45], [x + 0.02, -0.2])
    box(pen, -0.76, -0.5, 0.34, 0.14, '#fbf6ea', 0.06)
  },
  door: (pen) => {
    box(pen, -0.3, -1.22, 0.6, 1.22, '#3a2a1c', 0.02)
    box(pen, -0.26, -1.18, 0.52, 1.18, '#7b4f2e', 0.01)
    for (const [y, height] of [
      [-1.1, 0.42],
      [-0.6, 0.5],
    ] as const)
      for (const x of [-0.21, 0.03]) box(pen, x, y, 0.18, height, '#64401f', 0.01)
    disc(pen, [0.21, -0.6], 0.024, '#d9b450')
  },
  throne: (pen) => {
    shape(
      pen,
      '#8a6a2c',
      [-0.26, 0],
      [-0.28, -1.15],
      [-0.14, -1.02],
      [0, -1.28],
      [0.14, -1.02],
      [0.28, -1.15],
      [0.26, 0],
    )
    box(pen, -0.19, -0.92, 0.38, 0.92, '#7d2030', 0.05)
    box(pen, -0.3, -0.36, 0.6, 0.12, '#a8384a', 0.03)
    for (const x of [-0.33, 0.25]) box(pen, x, -0.5, 0.08, 0.5, '#b8903c', 0.02)
  },
  tent: (pen) => {
    shape(pen, '#c2a878', [-0.8, 0], [0, -1.15], [0.8, 0])
    shape(pen, '#a58a5a', [0, -1.15], [0.8, 0], [0.3, 0])
    shape(pen, '#4a3a28', [-0.2, 0], [0, -0.8], [0.2, 0])
    stroke(pen, '#e9dfc4', 0.014, [-0.8, 0], [0, -1.15], [0.8, 0])
  },
  campfire: (pen) => {
    for (const [x, toX] of [
      [-0.3, 0.2],
      [0.3, -0.2],
      [-0.16, 0.3],
    ] as const)
      stroke(pen, DARK_WOOD, 0.07, [x, -0.02], [toX, -0.11])
    oval(pen, [0, -0.28], 0.17, 0.27, '#ef7f2b')
    oval(pen, [-0.05, -0.22], 0.1, 0.18, '#ffb844')
    oval(pen, [0.04, -0.18], 0.07, 0.12, '#fff0bf')
  },
  well: (pen) => {
    box(pen, -0.4, -0.42, 0.8, 0.42, '#8a8a86', 0.03)
    for (let stone = 0; stone < 9; stone++)
      box(
        pen,
        -0.38 + (stone % 3) * 0.26 + (Math.floor(stone / 3) % 2) * 0.05,
        -0.4 + Math.floor(stone / 3) * 0.135,
        0.22,
        0.11,
        stone % 2 ? '#9c9c96' : '#787874',
        0.02,
      )
    for (const x of [-0.34, 0.34]) stroke(pen, DARK_WOOD, 0.05, [x, -0.42], [x, -1])
    shape(pen, '#6b3a2a', [-0.56, -0.94], [0, -1.26], [0.56, -0.94])
    stroke(pen, WOOD, 0.04, [-0.34, -0.76], [0.34, -0.76])
    stroke(pen, '#c9b48a', 0.016, [0, -0.76], [0, -0.5])
    box(pen, -0.07, -0.54, 0.14, 0.12, PLANK, 0.02)
  },
  grave: (pen) => {
    pen.fillStyle = '#8d9095'
    pen.beginPath()
    pen.moveTo(-0.22, 0)
    pen.lineTo(-0.22, -0.44)
    pen.bezierCurveTo(-0.22, -0.68, 0.22, -0.68, 0.22, -0.44)
    pen.lineTo(0.22, 0)
    pen.fill()
    stroke(pen, '#5d6066', 0.03, [0, -0.5], [0, -0.28])
    stroke(pen, '#5d6066', 0.03, [-0.08, -0.42], [0.08, -0.42])
    for (const y of [-0.2, -0.13]) stroke(pen, '#5d6066', 0.014, [-0.12, y], [0.12, y])
    oval(pen, [0, 0], 0.34, 0.05, '#4a5a38')
  },
  piano: (pen) => {
    box(pen, -0.55, -0.78, 1.1, 0.78, '#2a1d18', 0.02)
    box(pen, -0.6, -0.46, 1.2, 0.08, '#3d2a20', 0.01)
    box(pen, -0.56, -0.47, 1.12, 0.045, '#f4ecd8')
    for (let key = 0; key < 14; key++)
      if (key % 7 !== 2 && key % 7 !== 6) box(pen, -0.52 + key * 0.076, -0.47, 0.034, 0.028, '#1b1518')
    box(pen, -0.16, -0.72, 0.32, 0.2, '#f1e8d0')
    box(pen, -0.6, -0.82, 1.2, 0.05, '#3d2a20', 0.01)
  },
  clock: (pen) => {
    box(pen, -0.19, -1.2, 0.38, 1.2, '#5b3820', 0.03)
    shape(pen, '#4a2c18', [-0.24, -1.18], [0, -1.36], [0.24, -1.18])
    disc(pen, [0, -0.98], 0.14, '#cda24a')
    disc(pen, [0, -0.98], 0.115, '#f4ecd8')
    stroke(pen, '#241a1c', 0.014, [0, -1.06], [0, -0.98], [0.06, -0.95])
    box(pen, -0.11, -0.78, 0.22, 0.56, '#2c1a10', 0.02)
    stroke(pen, '#cda24a', 0.014, [0, -0.76], [0.03, -0.38])
    disc(pen, [0.03, -0.36], 0.05, '#cda24a')
  },
  mill: (pen) => wheel(pen, [0, -0.45], 0.45, 10),
  anchor: (pen) => {
    arc(pen, '#4c535b', 0.05, [0, -0.86], 0.07, 0, Math.PI * 2)
    stroke(pen, '#4c535b', 0.06, [0, -0.78], [0, -0.04])
    stroke(pen, '#4c535b', 0.05, [-0.2, -0.66], [0.2, -0.66])
    arc(pen, '#4c535b', 0.06, [0, -0.36], 0.32, 0.12, Math.PI - 0.12)
  },
  statue: (pen) => {
    box(pen, -0.26, -0.36, 0.52, 0.36, '#8c8e90', 0.02)
    box(pen, -0.3, -0.4, 0.6, 0.06, '#a2a4a5', 0.01)
    shape(pen, '#b3b5b5', [-0.14, -0.4], [-0.1, -0.9], [0.1, -0.9], [0.16, -0.4])
    disc(pen, [0, -0.99], 0.09, '#b3b5b5')
    stroke(pen, '#b3b5b5', 0.055, [0.08, -0.86], [0.24, -1.14])
  },
  snowman: (pen) => {
    disc(pen, [0, -0.24], 0.25, '#eef3f6')
    disc(pen, [0, -0.6], 0.18, '#f3f7f9')
    disc(pen, [0, -0.86], 0.13, '#f8fbfc')
    shape(pen, '#e07a2c', [0.02, -0.87], [0.18, -0.84], [0.02, -0.83])
    for (const x of [-0.03, 0.06]) disc(pen, [x, -0.91], 0.016, '#241f24')
    for (const y of [-0.66, -0.56]) disc(pen, [0.04, y], 0.017, '#241f24')
    stroke(pen, DARK_WOOD, 0.022, [0.16, -0.64], [0.38, -0.8])
    stroke(pen, DARK_WOOD, 0.022, [-0.16, -0.64], [-0.38, -0.76])
  },
  cage: (pen) => {
    box(pen, -0.22, -0.06, 0.44, 0.06, '#8a6a30', 0.01)
    for (let bar = -3; bar <= 3; bar++)
      stroke(pen, '#b8903c', 0.012, [bar * 0.065, -0.06], [bar * 0.065, -0.42], [0, -0.58])
    arc(pen, '#b8903c', 0.016, [0, -0.62], 0.04, 0, Math.PI * 2)
  },
  sack: (pen) => {
    pen.fillStyle = '#a88a5a'
    pen.beginPath()
    pen.moveTo(-0.06, -0.36)
    pen.bezierCurveTo(-0.3, -0.3, -0.26, 0, -0.16, 0)
    pen.lineTo(0.16, 0)
    pen.bezierCurveTo(0.26, 0, 0.3, -0.3, 0.06, -0.36)
    pen.lineTo(0.12, -0.44)
    pen.lineTo(-0.12, -0.44)
    pen.fill()
    stroke(pen, '#6b5230', 0.02, [-0.07, -0.36], [0.07, -0.36])
  },
  sled: (pen) => {
    for (const y of [0, 0.0]) stroke(pen, DARK_WOOD, 0.03, [-0.45, y - 0.015], [0.36, y - 0.015], [0.5, -0.18])
    for (const x of [-0.3, 0, 0.26]) stroke(pen, DARK_WOOD, 0.028, [x, -0.02], [x, -0.16])
    box(pen, -0.46, -0.21, 0.86, 0.055, '#a8352f', 0.02)
  },
} as const satisfies Drawings
