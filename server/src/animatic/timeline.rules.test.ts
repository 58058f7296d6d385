import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleRequest, exampleShot } from './example/video-request.ts'
import { shapeText } from './text/shape-text.ts'
import { captionCues, timeShots } from './timeline.rules.ts'
import { anyText } from '../../test/make/any-text.ts'

const scriptOf = (durations: readonly number[], captions: readonly string[] = []) =>
  exampleRequest({
    shots: durations.map((durationSeconds, index) =>
      exampleShot({ durationSeconds, caption: captions[index] ?? 'Words.' }),
    ),
  }).script

describe('shots on the clock', () => {
  it('follow each other without a gap and fill the segment exactly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 24, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (durations) => {
          const shots = timeShots(scriptOf(durations))
          expect(shots[0]?.start).toBe(0)
          expect(shots.at(-1)?.end).toBeCloseTo(8, 9)
          for (const [index, shot] of shots.entries()) {
            expect(shot.end).toBeGreaterThan(shot.start)
            expect(shot.start).toBeCloseTo(shots[index - 1]?.end ?? 0, 9)
          }
        },
      ),
    )
  })
})

describe('caption cues', () => {
  it('carry the writer’s own words in any script, and skip empty ones', () => {
    const cues = captionCues(scriptOf([3, 2, 3], ['她走进灯塔', '   ', '\u202eשלום\u0000 עולם']), { characters: [] })
    expect(cues.map((cue) => cue.text)).toEqual(['她走进灯塔', 'שלום עולם'])
    expect(cues[1]?.end).toBeCloseTo(8, 9)
  })

  it('name who speaks, and follow each other within the shot', () => {
    const shot = exampleShot({
      caption: 'It was dark. “It is lit,” said Mara.',
      dialogue: [{ entityId: 'char_mara', text: 'It is lit' }],
    })
    const { script, bible } = exampleRequest({ shots: [shot] })
    const [before, said] = captionCues(script, bible)
    expect(before).toMatchObject({ start: 0.1, text: 'It was dark.' })
    expect(said).toMatchObject({ start: before?.end, text: '“It is lit.”', voice: 'Mara Holt' })
    expect(said?.end).toBeCloseTo(8, 9)
  })
})

describe('people’s text', () => {
  it('becomes one clean line within its length, and shaping it again changes nothing', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 600 }), (text) => {
        const shaped = shapeText(text, 60)
        expect(Array.from(shaped).length).toBeLessThanOrEqual(60)
        expect(shaped).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
        expect(shapeText(shaped, 60)).toBe(shaped)
      }),
    )
  })
})
