import type { Pen } from '../pen/canvas.ts'
import { css } from '../pen/colour.ts'
import { randomFrom } from '../pen/random.ts'
import type { Setting } from '../setting.ts'
import { FRAME } from '../world.ts'

/** Rain and snow fall between camera and place, so they do not take part in the parallax. */
export function paintFall(pen: Pen, setting: Setting, seconds: number): void {
  if (setting.weather === 'rain') paintRain(pen, seconds)
  if (setting.weather === 'snow') paintSnow(pen, seconds)
  if (setting.weather === 'fog') paintFog(pen, setting)
}

const wrap = (value: number, size: number) => ((value % size) + size) % size

function paintRain(pen: Pen, seconds: number): void {
  const random = randomFrom('rain')
  pen.save()
  pen.lineCap = 'round'
  for (let sheet = 0; sheet < 3; sheet++) {
    pen.strokeStyle = `rgba(206,220,232,${0.13 + sheet * 0.07})`
    pen.lineWidth = 0.8 + sheet * 0.5
    pen.beginPath()
    for (let drop = 0; drop < 62; drop++) {
      const length = 14 + sheet * 12
      const x = wrap(random.next() * 1500 - seconds * 240, 1500) - 80
      const y = wrap(random.next() * 800 + seconds * (900 + sheet * 500), 800) - 40
      pen.moveTo(x, y)
      pen.lineTo(x - length * 0.28, y + length)
    }
    pen.stroke()
  }
  pen.restore()
}

function paintSnow(pen: Pen, seconds: number): void {
  const random = randomFrom('snow')
  for (let flake = 0; flake < 180; flake++) {
    const near = random.next()
    const x = wrap(random.next() * 1400 + Math.sin(seconds * (0.5 + near) + flake) * 30 + seconds * 22, 1400) - 60
    const y = wrap(random.next() * 780 + seconds * (30 + 70 * near), 780) - 30
    pen.fillStyle = `rgba(255,255,255,${0.28 + 0.6 * near})`
    pen.beginPath()
    pen.arc(x, y, 0.9 + near * 2.6, 0, Math.PI * 2)
    pen.fill()
  }
}

function paintFog(pen: Pen, setting: Setting): void {
  pen.fillStyle = css(setting.palette.haze, 0.16)
  pen.fillRect(0, 0, FRAME.width, FRAME.height)
}
