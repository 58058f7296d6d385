import { expect, it } from 'vitest'
import { exampleRequest } from '../example/video-request.ts'
import { synthesizeAmbience } from './ambience.ts'

const bed = (startsAtSeconds: number, durationSeconds: 8 | 16) => {
  const request = exampleRequest({ startsAtSeconds })
  return synthesizeAmbience({ ...request, script: { ...request.script, durationSeconds } })
}

it('lasts whole AAC frames inside the picture', () => {
  expect(bed(0, 8).left).toHaveLength(375 * 1024)
  expect(bed(0, 16).right).toHaveLength(750 * 1024)
})

it('continues across a join as if there were none', () => {
  const [whole, second] = [bed(0, 16), bed(8, 8)]
  const offset = 8 * 48_000
  let worst = 0
  for (let sample = 1000; sample < 200_000; sample++) {
    worst = Math.max(worst, Math.abs((whole.left[offset + sample] ?? 0) - (second.left[sample] ?? 0)))
  }
  expect(worst).toBeLessThan(0.01)
})

it('is heard, never clips, and begins a scene from silence', () => {
  const { left } = bed(0, 8)
  const loudest = left.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
  expect(loudest).toBeGreaterThan(0.05)
  expect(loudest).toBeLessThan(0.95)
  expect(Math.abs(left[10] ?? 1)).toBeLessThan(0.001)
})
