import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { exampleRequest, exampleShot } from '../example/video-request.ts'
import { shareShots } from './share-shots.rules.ts'
import { createStillDrawer, type StillDrawer } from './still-drawer.ts'

const FAULTY = fileURLToPath(new URL('../example/faulty-child.ts', import.meta.url))
const forever = new AbortController().signal

describe('a process that draws stills and goes wrong', () => {
  let drawer: StillDrawer | undefined
  afterEach(() => drawer?.close())

  it.each([
    ['throw', 30_000],
    ['crash', 30_000],
    ['memory', 30_000],
    ['hang', 700],
  ] as const)('by %s costs the pictures and nothing else, and says so', async (fault, wallMs) => {
    drawer = createStillDrawer({ entry: FAULTY, wallMs, rssBytesMax: 250 * 2 ** 20 })
    const { stills, notes } = await drawer.draw(exampleRequest({ title: fault }), forever)
    expect(stills).toEqual([null])
    expect(notes).toEqual([expect.stringContaining('could not be drawn')])
  })

  it('keeps others waiting only so far: then it says that there is no room', async () => {
    drawer = createStillDrawer({ entry: FAULTY, count: 1, waitingMax: 1, wallMs: 700 })
    const hanging = exampleRequest({ title: 'hang' })
    const [first, second] = [drawer.draw(hanging, forever), drawer.draw(hanging, forever)]
    await expect(drawer.draw(hanging, forever)).rejects.toMatchObject({ code: 'unavailable' })
    expect((await Promise.all([first, second])).map(({ stills }) => stills)).toEqual([[null], [null]])
  })

  it('draws for whoever asks while it is still warming up', async () => {
    drawer = createStillDrawer({ entry: FAULTY, count: 1, wallMs: 700 })
    drawer.warm()
    drawer.warm()
    expect((await drawer.draw(exampleRequest({ title: 'throw' }), forever)).stills).toEqual([null])
  })

  it('lets go of whoever leaves the queue', async () => {
    drawer = createStillDrawer({ entry: FAULTY, count: 1, waitingMax: 1, wallMs: 700 })
    const leaving = new AbortController()
    const first = drawer.draw(exampleRequest({ title: 'hang' }), forever)
    const left = drawer.draw(exampleRequest(), leaving.signal)
    leaving.abort()
    expect((await left).stills).toEqual([null])
    // Its place is free again.
    const next = drawer.draw(exampleRequest({ title: 'throw' }), forever)
    expect((await Promise.all([first, next])).map(({ stills }) => stills)).toEqual([[null], [null]])
  })
})

it('gives every shot to one pair of hands, and one place to as few as can be', () => {
  const kinds = fc.constantFrom('coast', 'forest', 'kitchen', 'cave')
  fc.assert(
    fc.property(fc.array(kinds, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 3 }), (places, hands) => {
      const shots = places.map((kind) => exampleShot({ setting: { ...exampleShot().setting, kind } }))
      const shares = shareShots(shots, hands)
      expect(shares.flat().toSorted((a, b) => a - b)).toEqual([...places.keys()])
      expect(shares.length).toBeLessThanOrEqual(hands)
      for (const kind of places)
        expect(shares.filter((share) => share.some((index) => places[index] === kind))).toHaveLength(1)
    }),
  )
})
