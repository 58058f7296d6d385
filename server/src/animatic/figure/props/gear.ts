import { box, disc, oval } from '../../pen/canvas.ts'
import { arc, type Drawings, shape, stroke, wheel } from './drawing.ts'

const WOOD = '#6b4a2e'
const DARK_WOOD = '#4a311e'
const IRON = '#aab2b9'
const DARK_IRON = '#5a636b'
const BRASS = '#cda24a'

/** Tools, arms, instruments and what is worn: everything longer than a hand. */
export const GEAR = {
  sword: (pen) => {
    pen.rotate(0.45)
    shape(pen, '#d9dfe4', [-0.035, -0.12], [-0.03, -1], [0, -1.1], [0.03, -1], [0.035, -0.12])
    shape(pen, '#a4adb5', [0, -0.12], [0, -1.1], [0.03, -1], [0.035, -0.12])
    box(pen, -0.17, -0.13, 0.34, 0.055, BRASS, 0.02)
    box(pen, -0.03, -0.08, 0.06, 0.2, '#4a2f1f', 0.02)
    disc(pen, [0, 0.14], 0.045, BRASS)
  },
  knife: (pen) => {
    pen.rotate(0.7)
    shape(pen, '#d9dfe4', [-0.05, -0.1], [-0.05, -0.62], [0.02, -0.72], [0.06, -0.5], [0.05, -0.1])
    box(pen, -0.055, -0.12, 0.11, 0.34, DARK_WOOD, 0.04)
  },
  axe: (pen) => {
    pen.rotate(0.25)
    box(pen, -0.03, -0.85, 0.06, 1.25, WOOD, 0.02)
    shape(
      pen,
      DARK_IRON,
      [-0.04, -0.8],
      [0.12, -0.86],
      [0.3, -0.98],
      [0.36, -0.7],
      [0.3, -0.46],
      [0.12, -0.6],
      [-0.04, -0.62],
    )
    shape(pen, '#d6dce1', [0.27, -0.97], [0.3, -0.98], [0.36, -0.7], [0.3, -0.46], [0.27, -0.48], [0.31, -0.7])
  },
  spade: (pen) => {
    box(pen, -0.03, -0.75, 0.06, 1.2, WOOD, 0.02)
    box(pen, -0.12, -0.8, 0.24, 0.07, DARK_WOOD, 0.03)
    shape(pen, IRON, [-0.18, 0.42], [0.18, 0.42], [0.17, 0.75], [0, 0.95], [-0.17, 0.75])
    shape(pen, '#858e96', [0, 0.42], [0.18, 0.42], [0.17, 0.75], [0, 0.95])
  },
  hammer: (pen) => {
    pen.rotate(0.35)
    box(pen, -0.035, -0.55, 0.07, 0.8, WOOD, 0.02)
    box(pen, -0.2, -0.7, 0.4, 0.19, DARK_IRON, 0.03)
    box(pen, 0.14, -0.72, 0.08, 0.23, IRON, 0.02)
  },
  broom: (pen) => {
    box(pen, -0.025, -0.9, 0.05, 1.45, WOOD, 0.02)
    shape(pen, '#c49a4d', [-0.07, 0.5], [0.07, 0.5], [0.22, 0.98], [-0.22, 0.98])
    for (const x of [-0.12, 0, 0.12]) stroke(pen, '#8f6a2c', 0.015, [x * 0.4, 0.55], [x, 0.96])
    box(pen, -0.08, 0.48, 0.16, 0.06, '#8a3b2c', 0.02)
  },
  staff: (pen) => {
    pen.rotate(0.04)
    box(pen, -0.03, -0.95, 0.06, 2.1, WOOD, 0.03)
    disc(pen, [0, -0.95], 0.06, DARK_WOOD)
  },
  cane: (pen) => {
    box(pen, -0.028, 0, 0.056, 1, DARK_WOOD, 0.02)
    arc(pen, DARK_WOOD, 0.056, [-0.06, 0], 0.062, Math.PI * 1.05, 0)
    box(pen, -0.03, 0.93, 0.06, 0.07, '#26201c', 0.02)
  },
  wand: (pen) => {
    pen.rotate(0.7)
    box(pen, -0.022, -0.75, 0.044, 0.85, DARK_WOOD, 0.02)
    disc(pen, [0, -0.78], 0.05, '#fff4c4')
    for (let ray = 0; ray < 8; ray++) {
      const angle = (ray / 8) * Math.PI * 2
      stroke(
        pen,
        '#ffe9a0',
        0.02,
        [Math.cos(angle) * 0.09, -0.78 + Math.sin(angle) * 0.09],
        [Math.cos(angle) * 0.17, -0.78 + Math.sin(angle) * 0.17],
      )
    }
  },
  spear: (pen) => {
    box(pen, -0.022, -0.9, 0.044, 2, WOOD, 0.02)
    shape(pen, '#d3dade', [-0.07, -0.9], [0, -1.2], [0.07, -0.9], [0, -0.8])
  },
  oar: (pen) => {
    box(pen, -0.025, -0.8, 0.05, 1.5, WOOD, 0.02)
    box(pen, -0.09, 0.6, 0.18, 0.5, '#8a6440', 0.08)
  },
  rod: (pen) => {
    pen.rotate(0.5)
    stroke(pen, WOOD, 0.045, [0, 0.2], [0, -0.5])
    stroke(pen, '#8a6a40', 0.025, [0, -0.5], [0.03, -1.25])
    disc(pen, [0.04, -0.08], 0.06, DARK_IRON)
    pen.rotate(-0.5)
    stroke(pen, '#dfe4e6', 0.012, [0.62, -1.09], [0.72, -0.4], [0.7, 0.2])
    disc(pen, [0.7, 0.23], 0.04, '#b8402f')
  },
  net: (pen) => {
    box(pen, -0.025, -0.2, 0.05, 0.9, WOOD, 0.02)
    arc(pen, DARK_WOOD, 0.04, [0, -0.48], 0.28, 0, Math.PI * 2)
    for (let line = -3; line <= 3; line++) {
      stroke(pen, 'rgba(238,232,214,0.75)', 0.014, [line * 0.08, -0.72], [line * 0.05, -0.22])
      stroke(pen, 'rgba(238,232,214,0.75)', 0.014, [-0.26, -0.48 + line * 0.07], [0.26, -0.48 + line * 0.07])
    }
  },
  gun: (pen) => {
    shape(pen, '#2b2b31', [-0.1, -0.14], [0.46, -0.14], [0.46, -0.04], [0.08, -0.04], [-0.02, 0.18], [-0.14, 0.14])
    shape(pen, DARK_WOOD, [-0.1, -0.06], [0.03, -0.04], [-0.02, 0.2], [-0.15, 0.15])
    arc(pen, '#2b2b31', 0.03, [0.08, 0], 0.06, 0, Math.PI)
    box(pen, 0.1, -0.16, 0.12, 0.12, '#45454d', 0.03)
  },
  rifle: (pen) => {
    pen.rotate(-0.5)
    shape(pen, WOOD, [-0.62, 0.02], [-0.6, 0.2], [-0.2, 0.06], [0.4, 0.02], [0.4, -0.06], [-0.2, -0.06])
    box(pen, -0.15, -0.1, 1.05, 0.06, '#2b2b31', 0.02)
    arc(pen, '#2b2b31', 0.025, [-0.1, 0.06], 0.06, 0, Math.PI)
  },
  bow: (pen) => {
    arc(pen, WOOD, 0.06, [-0.45, 0], 0.62, -0.95, 0.95)
    stroke(pen, '#efe8d4', 0.014, [-0.09, -0.5], [-0.09, 0.5])
    stroke(pen, '#8a6a40', 0.025, [-0.3, 0], [0.5, 0])
    shape(pen, IRON, [0.46, -0.05], [0.6, 0], [0.46, 0.05])
    shape(pen, '#b8402f', [-0.34, -0.05], [-0.2, 0], [-0.34, 0.05])
  },
  arrow: (pen) => {
    pen.rotate(-0.6)
    stroke(pen, '#8a6a40', 0.035, [-0.55, 0], [0.5, 0])
    shape(pen, IRON, [0.46, -0.07], [0.64, 0], [0.46, 0.07])
    shape(pen, '#b8402f', [-0.62, -0.08], [-0.42, 0], [-0.62, 0.08])
  },
  shield: (pen) => {
    pen.fillStyle = '#8f2f36'
    pen.beginPath()
    pen.moveTo(-0.38, -0.45)
    pen.quadraticCurveTo(0, -0.56, 0.38, -0.45)
    pen.bezierCurveTo(0.4, 0.1, 0.25, 0.35, 0, 0.52)
    pen.bezierCurveTo(-0.25, 0.35, -0.4, 0.1, -0.38, -0.45)
    pen.fill()
    pen.strokeStyle = BRASS
    pen.lineWidth = 0.05
    pen.stroke()
    box(pen, -0.04, -0.46, 0.08, 0.88, '#e9dcb8')
    box(pen, -0.34, -0.15, 0.68, 0.08, '#e9dcb8')
  },
  umbrella: (pen) => {
    stroke(pen, '#2d2620', 0.04, [0, 0.3], [0, -1.5])
    arc(pen, '#2d2620', 0.04, [-0.06, 0.3], 0.06, 0, Math.PI)
    for (const [left, right, style] of [
      [-0.95, -0.32, '#7a2530'],
      [-0.32, 0.32, '#a8384a'],
      [0.32, 0.95, '#8f2f36'],
    ] as const) {
      pen.fillStyle = style
      pen.beginPath()
      pen.moveTo(left, -1.06)
      pen.quadraticCurveTo(left * 0.75, -1.56, 0, -1.64)
      pen.quadraticCurveTo(right * 0.75, -1.56, right, -1.06)
      pen.quadraticCurveTo((left + right) / 2, -1.22, left, -1.06)
      pen.fill()
    }
    stroke(pen, '#2d2620', 0.035, [0, -1.62], [0, -1.74])
  },
  telescope: (pen) => {
    pen.rotate(-0.35)
    box(pen, -0.45, -0.07, 0.34, 0.14, DARK_WOOD, 0.02)
    box(pen, -0.14, -0.09, 0.36, 0.18, BRASS, 0.02)
    box(pen, 0.2, -0.115, 0.36, 0.23, '#7a5230', 0.02)
    box(pen, 0.52, -0.13, 0.07, 0.26, BRASS, 0.02)
    oval(pen, [0.585, 0], 0.02, 0.11, '#bfe0ee')
  },
  camera: (pen) => {
    box(pen, -0.34, -0.3, 0.68, 0.44, '#26252c', 0.06)
    box(pen, -0.34, -0.18, 0.68, 0.2, '#5d4636')
    box(pen, -0.12, -0.38, 0.24, 0.1, '#3a3942', 0.03)
    disc(pen, [0, -0.08], 0.17, '#9aa2aa')
    disc(pen, [0, -0.08], 0.12, '#1c2836')
    oval(pen, [-0.04, -0.12], 0.03, 0.03, '#a7cfe6')
  },
  compass: (pen) => {
    disc(pen, [0, -0.06], 0.3, BRASS)
    disc(pen, [0, -0.06], 0.24, '#f3ead2')
    shape(pen, '#b8402f', [0, -0.26], [0.045, -0.06], [-0.045, -0.06])
    shape(pen, '#2d3a4a', [0, 0.14], [0.045, -0.06], [-0.045, -0.06])
  },
  mirror: (pen) => {
    box(pen, -0.045, 0.02, 0.09, 0.42, BRASS, 0.03)
    oval(pen, [0, -0.28], 0.29, 0.36, BRASS)
    oval(pen, [0, -0.28], 0.23, 0.3, '#cfe3ea')
    shape(pen, 'rgba(255,255,255,0.7)', [-0.12, -0.14], [0.02, -0.5], [0.1, -0.47], [-0.04, -0.1])
  },
  ring: (pen) => {
    arc(pen, '#e2b94f', 0.075, [0, 0.02], 0.19, 0, Math.PI * 2)
    arc(pen, '#fbe7a8', 0.025, [-0.01, 0.01], 0.2, Math.PI * 0.9, Math.PI * 1.5)
    shape(pen, '#7fd0e0', [-0.12, -0.26], [-0.06, -0.34], [0.06, -0.34], [0.12, -0.26], [0, -0.13])
    shape(pen, '#c9f0f6', [-0.05, -0.26], [0.05, -0.26], [0, -0.13])
  },
  necklace: (pen) => {
    arc(pen, '#e2b94f', 0.028, [0, -0.18], 0.3, 0.12, Math.PI - 0.12)
    arc(pen, '#e2b94f', 0.028, [0, -0.18], 0.3, Math.PI + 0.3, -0.3)
    pen.fillStyle = '#b8344a'
    pen.beginPath()
    pen.ellipse(0, 0.19, 0.085, 0.115, 0, 0, Math.PI * 2)
    pen.fill()
    oval(pen, [-0.03, 0.15], 0.02, 0.035, '#ffd3d8')
  },
  bell: (pen) => {
    box(pen, -0.04, -0.5, 0.08, 0.26, DARK_WOOD, 0.03)
    pen.fillStyle = BRASS
    pen.beginPath()
    pen.moveTo(-0.08, -0.26)
    pen.bezierCurveTo(-0.2, -0.2, -0.17, 0.1, -0.3, 0.2)
    pen.lineTo(0.3, 0.2)
    pen.bezierCurveTo(0.17, 0.1, 0.2, -0.2, 0.08, -0.26)
    pen.fill()
    oval(pen, [0, 0.2], 0.3, 0.05, '#8f6a26')
    disc(pen, [0, 0.25], 0.06, '#6b4c1b')
    stroke(pen, '#f2da92', 0.03, [-0.08, -0.16], [-0.14, 0.08])
  },
  drum: (pen) => {
    box(pen, -0.42, -0.2, 0.84, 0.5, '#a8352f')
    oval(pen, [0, 0.3], 0.42, 0.1, '#7d2823')
    for (let x = -3; x < 3; x++)
      stroke(pen, '#efe4c6', 0.022, [x * 0.14, -0.18], [x * 0.14 + 0.07, 0.32], [x * 0.14 + 0.14, -0.18])
    oval(pen, [0, -0.2], 0.42, 0.1, '#d9b450')
    oval(pen, [0, -0.21], 0.37, 0.08, '#f4ecd8')
  },
  violin: (pen) => {
    pen.rotate(0.9)
    oval(pen, [0, 0.24], 0.2, 0.2, '#9a4f26')
    oval(pen, [0, -0.06], 0.16, 0.17, '#9a4f26')
    box(pen, -0.13, 0.02, 0.26, 0.16, '#9a4f26', 0.05)
    box(pen, -0.032, -0.75, 0.064, 0.85, '#2c1a10', 0.02)
    for (const x of [-0.015, 0.015]) stroke(pen, '#e9e0c8', 0.008, [x, -0.7], [x, 0.3])
    for (const x of [-0.09, 0.09]) stroke(pen, '#2c1a10', 0.022, [x, 0.04], [x * 0.9, 0.17])
    disc(pen, [0, -0.8], 0.055, '#5b2f18')
    stroke(pen, '#e8dcc0', 0.02, [-0.5, 0.1], [0.5, -0.12])
  },
  guitar: (pen) => {
    pen.rotate(0.85)
    oval(pen, [0, 0.3], 0.27, 0.25, '#b5702f')
    oval(pen, [0, -0.02], 0.2, 0.19, '#b5702f')
    disc(pen, [0, 0.06], 0.085, '#2c1a10')
    box(pen, -0.036, -0.9, 0.072, 0.9, '#4a2a17', 0.02)
    box(pen, -0.06, -1.06, 0.12, 0.2, '#4a2a17', 0.03)
    for (const x of [-0.018, 0, 0.018]) stroke(pen, '#efe6cf', 0.007, [x, -0.95], [x, 0.38])
    box(pen, -0.09, 0.36, 0.18, 0.04, '#2c1a10')
  },
  flute: (pen) => {
    pen.rotate(-0.12)
    box(pen, -0.62, -0.045, 1.1, 0.085, '#caa05a', 0.03)
    for (let hole = 0; hole < 6; hole++) disc(pen, [-0.1 + hole * 0.09, -0.005], 0.018, '#3a2716')
  },
  trumpet: (pen) => {
    box(pen, -0.5, -0.05, 0.7, 0.07, BRASS, 0.03)
    shape(pen, BRASS, [0.15, -0.06], [0.45, -0.2], [0.45, 0.17], [0.15, 0.03])
    arc(pen, BRASS, 0.055, [-0.1, 0.06], 0.15, 0, Math.PI)
    for (const x of [-0.2, -0.1, 0]) box(pen, x - 0.02, -0.17, 0.04, 0.13, '#8f6a26', 0.01)
    oval(pen, [0.45, -0.015], 0.04, 0.185, '#8f6a26')
  },
  hat: (pen) => {
    oval(pen, [0, 0.06], 0.46, 0.09, '#4a3a33')
    box(pen, -0.26, -0.3, 0.52, 0.36, '#5d4a40', 0.1)
    box(pen, -0.27, -0.06, 0.54, 0.09, '#a8352f')
  },
  crown: (pen) => {
    shape(
      pen,
      '#dfb54d',
      [-0.36, 0.14],
      [-0.42, -0.3],
      [-0.2, -0.08],
      [0, -0.38],
      [0.2, -0.08],
      [0.42, -0.3],
      [0.36, 0.14],
    )
    box(pen, -0.37, 0.06, 0.74, 0.14, '#b9882c', 0.03)
    for (const x of [-0.22, 0, 0.22]) disc(pen, [x, 0.13], 0.045, x === 0 ? '#3f77b5' : '#b8344a')
    for (const [x, y] of [
      [-0.42, -0.33],
      [0, -0.41],
      [0.42, -0.33],
    ] as const)
      disc(pen, [x, y], 0.05, '#f7e6a6')
  },
  mask: (pen) => {
    pen.fillStyle = '#e9dcc0'
    pen.beginPath()
    pen.moveTo(-0.38, -0.2)
    pen.quadraticCurveTo(0, -0.34, 0.38, -0.2)
    pen.quadraticCurveTo(0.4, 0.12, 0.16, 0.12)
    pen.quadraticCurveTo(0, 0, -0.16, 0.12)
    pen.quadraticCurveTo(-0.4, 0.12, -0.38, -0.2)
    pen.fill()
    for (const x of [-0.18, 0.18]) oval(pen, [x, -0.08], 0.095, 0.06, '#2a2230', x > 0 ? -0.2 : 0.2)
    stroke(pen, BRASS, 0.03, [-0.36, -0.2], [0, -0.3], [0.36, -0.2])
  },
  fan: (pen) => {
    for (let blade = 0; blade < 9; blade++) {
      const angle = -Math.PI * (0.1 + (blade / 8) * 0.8)
      shape(
        pen,
        blade % 2 ? '#c9506a' : '#e07f8f',
        [0, 0.1],
        [Math.cos(angle - 0.16) * 0.6, 0.1 + Math.sin(angle - 0.16) * 0.6],
        [Math.cos(angle + 0.16) * 0.6, 0.1 + Math.sin(angle + 0.16) * 0.6],
      )
    }
    disc(pen, [0, 0.1], 0.05, DARK_WOOD)
  },
  doll: (pen) => {
    disc(pen, [0, -0.34], 0.15, '#f1c9a5')
    arc(pen, '#8a4a24', 0.08, [0, -0.36], 0.14, Math.PI * 0.95, Math.PI * 2.05)
    shape(pen, '#4f6fa8', [-0.08, -0.2], [0.08, -0.2], [0.26, 0.24], [-0.26, 0.24])
    for (const x of [-1, 1]) stroke(pen, '#f1c9a5', 0.07, [x * 0.1, -0.14], [x * 0.27, 0.02])
    for (const x of [-0.09, 0.09]) stroke(pen, '#f1c9a5', 0.08, [x, 0.24], [x, 0.4])
    for (const x of [-0.05, 0.06]) disc(pen, [x, -0.33], 0.02, '#241a1c')
  },
  kite: (pen) => {
    shape(pen, '#c94f3f', [0, -0.7], [0.34, -0.2], [0, 0.3], [-0.34, -0.2])
    shape(pen, '#e3a53f', [0, -0.7], [0.34, -0.2], [0, -0.2])
    shape(pen, '#3f77a5', [0, -0.2], [-0.34, -0.2], [0, 0.3])
    stroke(pen, '#efe8d4', 0.02, [0, 0.3], [0.1, 0.5], [-0.05, 0.7], [0.1, 0.9])
  },
  feather: (pen) => {
    pen.rotate(0.4)
    pen.fillStyle = '#e9e4d6'
    pen.beginPath()
    pen.moveTo(0, 0.25)
    pen.bezierCurveTo(-0.2, -0.1, -0.16, -0.5, 0.04, -0.72)
    pen.bezierCurveTo(0.2, -0.4, 0.16, -0.1, 0, 0.25)
    pen.fill()
    stroke(pen, '#9a9282', 0.02, [0, 0.4], [0.03, -0.65])
  },
  skull: (pen) => {
    disc(pen, [0, -0.16], 0.28, '#e6dec8')
    box(pen, -0.16, 0, 0.32, 0.22, '#e6dec8', 0.06)
    for (const x of [-0.11, 0.12]) disc(pen, [x, -0.14], 0.08, '#2a2326')
    shape(pen, '#2a2326', [0, -0.06], [0.04, 0.03], [-0.04, 0.03])
    for (const x of [-0.08, 0, 0.08]) stroke(pen, '#5d5548', 0.018, [x, 0.1], [x, 0.2])
  },
  needle: (pen) => {
    pen.rotate(0.6)
    stroke(pen, '#dfe4e8', 0.035, [0, -0.4], [0, 0.3])
    stroke(pen, '#a8352f', 0.02, [0, -0.36], [0.2, -0.5], [0.34, -0.2], [0.16, 0.1])
  },
  cloth: (pen) => {
    shape(pen, '#8c4a5c', [-0.3, -0.06], [0.3, -0.1], [0.36, 0.5], [0.14, 0.42], [-0.06, 0.56], [-0.34, 0.44])
    for (const x of [-0.16, 0.02, 0.2]) stroke(pen, '#6b3446', 0.02, [x, -0.04], [x + 0.03, 0.42])
  },
  stone: (pen) => {
    shape(pen, '#8b8d90', [-0.26, 0.1], [-0.22, -0.16], [0.02, -0.26], [0.24, -0.12], [0.28, 0.1], [0.06, 0.18])
    shape(pen, '#a9abac', [-0.22, -0.16], [0.02, -0.26], [0.1, -0.08], [-0.12, 0])
  },
  shell: (pen) => {
    for (let rib = 0; rib < 7; rib++) {
      const angle = -Math.PI * (0.12 + (rib / 6) * 0.76)
      oval(
        pen,
        [Math.cos(angle) * 0.18, 0.08 + Math.sin(angle) * 0.2],
        0.085,
        0.2,
        rib % 2 ? '#f0c3ae' : '#e3a48c',
        angle + Math.PI / 2,
      )
    }
    disc(pen, [0, 0.12], 0.07, '#c9826c')
  },
  gem: (pen) => {
    shape(pen, '#3f9fb5', [-0.22, -0.14], [-0.12, -0.28], [0.12, -0.28], [0.22, -0.14], [0, 0.2])
    shape(pen, '#8fdbe6', [-0.12, -0.28], [0.12, -0.28], [0.06, -0.14], [-0.06, -0.14])
    shape(pen, '#63bccd', [-0.06, -0.14], [0.06, -0.14], [0, 0.2])
  },
  flag: (pen) => {
    box(pen, -0.022, -1.1, 0.044, 1.6, WOOD, 0.02)
    pen.fillStyle = '#a8352f'
    pen.beginPath()
    pen.moveTo(0.02, -1.08)
    pen.bezierCurveTo(0.25, -1.2, 0.45, -0.95, 0.72, -1.06)
    pen.lineTo(0.72, -0.64)
    pen.bezierCurveTo(0.45, -0.54, 0.25, -0.78, 0.02, -0.66)
    pen.fill()
  },
  torch: (pen) => {
    pen.rotate(0.12)
    shape(pen, DARK_WOOD, [-0.05, 0.5], [0.05, 0.5], [0.09, -0.36], [-0.09, -0.36])
    box(pen, -0.11, -0.42, 0.22, 0.12, '#2c2420', 0.03)
    oval(pen, [0, -0.62], 0.13, 0.27, '#f08a2c')
    oval(pen, [0.01, -0.55], 0.085, 0.18, '#ffc95c')
    oval(pen, [0, -0.5], 0.045, 0.1, '#fff3cf')
  },
  wheel: (pen) => wheel(pen, [0, 0], 0.5, 8),
} as const satisfies Drawings
