import { box, disc, oval } from '../../pen/canvas.ts'
import { arc, type Drawings, shape, stroke } from './drawing.ts'

/** Small things of every day: light, paper, food, vessels. */
export const HOUSEHOLD = {
  lantern: (pen) => {
    stroke(pen, '#241a12', 0.05, [0, 0], [0, 0.16])
    box(pen, -0.2, 0.14, 0.4, 0.08, '#241a12', 0.03)
    box(pen, -0.16, 0.2, 0.32, 0.46, '#ffdf9a', 0.05)
    oval(pen, [0, 0.46], 0.06, 0.12, '#fff8e0')
    for (const x of [-0.16, 0.16]) stroke(pen, '#241a12', 0.045, [x, 0.2], [x, 0.68])
    box(pen, -0.2, 0.64, 0.4, 0.09, '#241a12', 0.03)
  },
  candle: (pen) => {
    box(pen, -0.08, -0.34, 0.16, 0.5, '#efe6cf', 0.03)
    oval(pen, [0, 0.16], 0.22, 0.06, '#b98a3d')
    oval(pen, [0, -0.47], 0.06, 0.13, '#ffd27a')
    oval(pen, [0, -0.44], 0.03, 0.07, '#fff6d8')
  },
  letter: (pen) => {
    pen.rotate(-0.12)
    box(pen, -0.32, -0.42, 0.64, 0.5, '#f3ead2', 0.02)
    for (let line = 0; line < 5; line++)
      box(pen, -0.24, -0.34 + line * 0.08, line === 4 ? 0.26 : 0.48, 0.018, '#8c7f6b')
    disc(pen, [0.2, -0.01], 0.05, '#a8322d')
  },
  book: (pen) => {
    pen.rotate(-0.1)
    box(pen, -0.4, -0.34, 0.8, 0.46, '#6b2f2a', 0.03)
    box(pen, -0.37, -0.36, 0.36, 0.44, '#f1e6cb', 0.02)
    box(pen, 0.01, -0.36, 0.36, 0.44, '#f7eed7', 0.02)
    for (let line = 0; line < 6; line++) {
      box(pen, -0.32, -0.29 + line * 0.058, 0.26, 0.014, '#9d907a')
      box(pen, 0.06, -0.29 + line * 0.058, line === 5 ? 0.14 : 0.26, 0.014, '#9d907a')
    }
    stroke(pen, '#8a7b66', 0.014, [0, -0.36], [0, 0.08])
  },
  key: (pen) => {
    pen.strokeStyle = '#d8b25a'
    pen.lineWidth = 0.075
    pen.beginPath()
    pen.arc(0, -0.02, 0.14, 0, Math.PI * 2)
    pen.stroke()
    stroke(pen, '#d8b25a', 0.08, [0, 0.12], [0, 0.6])
    stroke(pen, '#d8b25a', 0.07, [0, 0.58], [0.14, 0.58])
    stroke(pen, '#d8b25a', 0.07, [0, 0.46], [0.11, 0.46])
  },
  map: (pen) => {
    pen.rotate(-0.08)
    box(pen, -0.5, -0.4, 1, 0.62, '#e3d2a5', 0.02)
    stroke(pen, '#a5804a', 0.02, [-0.4, 0.1], [-0.2, -0.1], [0, -0.02], [0.15, -0.25], [0.4, -0.3])
    stroke(pen, '#4d7a8a', 0.016, [-0.44, -0.25], [-0.25, -0.3], [-0.1, -0.2])
    stroke(pen, '#a8322d', 0.03, [0.3, -0.08], [0.38, 0])
    stroke(pen, '#a8322d', 0.03, [0.38, -0.08], [0.3, 0])
    for (const x of [-0.17, 0.17]) stroke(pen, 'rgba(120,96,52,0.5)', 0.012, [x, -0.4], [x, 0.22])
  },
  cup: (pen) => {
    box(pen, -0.15, -0.2, 0.3, 0.32, '#d9d2c2', 0.06)
    pen.strokeStyle = '#d9d2c2'
    pen.lineWidth = 0.05
    pen.beginPath()
    pen.arc(0.17, -0.05, 0.08, -1.4, 1.4)
    pen.stroke()
    oval(pen, [0, -0.19], 0.14, 0.035, '#6b4a30')
  },
  flower: (pen) => {
    stroke(pen, '#4c7a45', 0.04, [0, 0.2], [0.02, -0.1], [0, -0.38])
    oval(pen, [0.09, -0.04], 0.1, 0.035, '#4c7a45', -0.6)
    for (let petal = 0; petal < 6; petal++) {
      const angle = (petal / 6) * Math.PI * 2
      disc(pen, [Math.cos(angle) * 0.1, -0.46 + Math.sin(angle) * 0.1], 0.085, '#d9607a')
    }
    disc(pen, [0, -0.46], 0.06, '#f2c75c')
  },
  bag: (pen) => {
    pen.strokeStyle = '#3e2a1c'
    pen.lineWidth = 0.06
    pen.beginPath()
    pen.arc(0, 0.16, 0.15, Math.PI, 0)
    pen.stroke()
    box(pen, -0.4, 0.14, 0.8, 0.6, '#7a5230', 0.08)
    box(pen, -0.4, 0.36, 0.8, 0.07, '#5a3a20')
    box(pen, -0.06, 0.33, 0.12, 0.13, '#d0a850', 0.02)
  },
  basket: (pen) => {
    pen.strokeStyle = '#6d4a26'
    pen.lineWidth = 0.05
    pen.beginPath()
    pen.arc(0, 0.34, 0.33, Math.PI, 0)
    pen.stroke()
    box(pen, -0.36, 0.32, 0.72, 0.38, '#a9793f', 0.1)
    for (const y of [0.42, 0.54]) stroke(pen, '#7f5728', 0.03, [-0.33, y], [0.33, y])
    for (const [x, colour] of [
      [-0.18, '#b5392f'],
      [0.02, '#d9a24a'],
      [0.2, '#b5392f'],
    ] as const)
      disc(pen, [x, 0.3], 0.11, colour)
  },
  bottle: (pen) => {
    box(pen, -0.13, -0.12, 0.26, 0.5, '#3f6b52', 0.07)
    box(pen, -0.05, -0.34, 0.1, 0.26, '#3f6b52', 0.03)
    box(pen, -0.045, -0.4, 0.09, 0.09, '#8a6a46')
    box(pen, -0.13, 0.02, 0.26, 0.18, '#e9dfc4')
  },
  coin: (pen) => {
    disc(pen, [0, -0.06], 0.17, '#d3a94e')
    disc(pen, [0, -0.06], 0.125, '#e8c873')
    oval(pen, [-0.05, -0.1], 0.03, 0.05, '#fff3cf', 0.6)
  },
  clock: (pen) => {
    disc(pen, [0, -0.05], 0.28, '#b98f3f')
    disc(pen, [0, -0.05], 0.23, '#f4ecd8')
    stroke(pen, '#2a231c', 0.03, [0, -0.05], [0, -0.21])
    stroke(pen, '#2a231c', 0.03, [0, -0.05], [0.11, 0.02])
  },
  phone: (pen) => {
    box(pen, -0.15, -0.34, 0.3, 0.56, '#1f2229', 0.05)
    box(pen, -0.12, -0.3, 0.24, 0.44, '#8fc3e0', 0.02)
  },
  rope: (pen) => {
    pen.strokeStyle = '#b3925a'
    pen.lineWidth = 0.06
    for (const [x, y] of [
      [0, 0.16],
      [0.05, 0.22],
      [-0.05, 0.2],
    ] as const) {
      pen.beginPath()
      pen.ellipse(x, y, 0.2, 0.24, 0.2, 0, Math.PI * 2)
      pen.stroke()
    }
  },
  box: (pen) => {
    box(pen, -0.36, -0.28, 0.72, 0.5, '#7d5a34', 0.03)
    box(pen, -0.39, -0.36, 0.78, 0.15, '#936c40', 0.04)
    box(pen, -0.06, -0.25, 0.12, 0.14, '#d6b057', 0.02)
  },
  photograph: (pen) => {
    pen.rotate(0.08)
    box(pen, -0.3, -0.42, 0.6, 0.54, '#f2eee2', 0.02)
    box(pen, -0.25, -0.37, 0.5, 0.38, '#7e97a0')
    disc(pen, [-0.06, -0.2], 0.07, '#d8b596')
    box(pen, -0.15, -0.14, 0.18, 0.15, '#5f4a63', 0.05)
    disc(pen, [0.11, -0.17], 0.055, '#caa283')
    box(pen, 0.04, -0.12, 0.15, 0.13, '#3f5a4a', 0.05)
  },
  pen: (pen) => {
    pen.rotate(0.5)
    box(pen, -0.025, -0.4, 0.05, 0.46, '#2a2a36', 0.02)
    oval(pen, [0.03, -0.36], 0.07, 0.2, '#e7e1d0', 0.2)
  },
  ball: (pen) => {
    disc(pen, [0, -0.06], 0.26, '#b8402f')
    oval(pen, [0, -0.06], 0.1, 0.26, '#efe4c6')
    oval(pen, [0, -0.06], 0.035, 0.26, '#3f77a5')
    arc(pen, 'rgba(255,250,240,0.6)', 0.03, [0, -0.06], 0.2, Math.PI * 1.1, Math.PI * 1.45)
  },
  bread: (pen) => {
    oval(pen, [0, -0.05], 0.38, 0.17, '#b57b3d')
    for (const x of [-0.18, 0, 0.18]) stroke(pen, '#e0b273', 0.035, [x - 0.05, -0.12], [x + 0.05, -0.02])
  },
  glass: (pen) => {
    pen.fillStyle = 'rgba(222,236,242,0.85)'
    pen.beginPath()
    pen.moveTo(-0.15, -0.36)
    pen.quadraticCurveTo(-0.16, -0.04, 0, -0.02)
    pen.quadraticCurveTo(0.16, -0.04, 0.15, -0.36)
    pen.fill()
    pen.fillStyle = '#8f2338'
    pen.beginPath()
    pen.moveTo(-0.145, -0.22)
    pen.quadraticCurveTo(-0.13, -0.04, 0, -0.03)
    pen.quadraticCurveTo(0.13, -0.04, 0.145, -0.22)
    pen.fill()
    stroke(pen, '#dcebf2', 0.03, [0, -0.02], [0, 0.2])
    oval(pen, [0, 0.21], 0.12, 0.03, '#dcebf2')
  },
  teapot: (pen) => {
    arc(pen, '#4f7a8f', 0.06, [0.3, -0.02], 0.13, -1.3, 1.3)
    shape(pen, '#4f7a8f', [-0.26, 0.06], [-0.52, -0.18], [-0.45, -0.22], [-0.2, -0.08])
    oval(pen, [0, 0.02], 0.32, 0.25, '#5d8ba1')
    oval(pen, [0, -0.2], 0.16, 0.04, '#426a7d')
    disc(pen, [0, -0.26], 0.045, '#e9dfc4')
    oval(pen, [-0.1, -0.06], 0.05, 0.09, 'rgba(255,255,255,0.4)', 0.5)
  },
  plate: (pen) => {
    oval(pen, [0, 0.06], 0.5, 0.1, '#e9e1cd')
    oval(pen, [0, 0.05], 0.38, 0.07, '#d6ccb4')
    oval(pen, [0, -0.02], 0.3, 0.14, '#b9763a')
    oval(pen, [0, -0.07], 0.26, 0.09, '#d99a52')
    for (const x of [-0.12, 0, 0.12]) disc(pen, [x, -0.1], 0.035, '#a8352f')
  },
  bucket: (pen) => {
    arc(pen, '#4c535b', 0.035, [0, 0.28], 0.3, Math.PI, 0)
    shape(pen, '#8d969e', [-0.32, 0.26], [0.32, 0.26], [0.24, 0.78], [-0.24, 0.78])
    oval(pen, [0, 0.26], 0.32, 0.075, '#5f6a73')
    stroke(pen, '#6b747c', 0.03, [-0.28, 0.46], [0.28, 0.46])
  },
  apple: (pen) => {
    disc(pen, [-0.06, -0.04], 0.18, '#b8352c')
    disc(pen, [0.07, -0.04], 0.17, '#c64438')
    oval(pen, [-0.1, -0.12], 0.04, 0.06, 'rgba(255,235,215,0.65)', 0.5)
    stroke(pen, '#4f3a22', 0.035, [0, -0.18], [0.03, -0.33])
    oval(pen, [0.12, -0.28], 0.09, 0.04, '#5a8a45', -0.4)
  },
  egg: (pen) => {
    oval(pen, [0, -0.04], 0.16, 0.21, '#f0e4cc')
    oval(pen, [-0.05, -0.1], 0.04, 0.07, 'rgba(255,255,255,0.75)', 0.3)
  },
  fish: (pen) => {
    shape(pen, '#5f8299', [0.24, 0], [0.46, -0.16], [0.46, 0.16])
    oval(pen, [0, 0], 0.32, 0.14, '#7fa3b8')
    oval(pen, [0, 0.05], 0.26, 0.07, '#d3e2e8')
    disc(pen, [-0.2, -0.03], 0.03, '#1c2228')
    stroke(pen, '#5f8299', 0.02, [-0.12, -0.1], [-0.1, 0.08])
  },
} as const satisfies Drawings
