import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  NETWORK_RECOVERIES_MAX,
  type PlayerEvent,
  type PlayerState,
  start,
  startState,
  step,
} from './player-machine.ts'
import { heldSegment } from './held-segment.ts'
import { durationOf, type PlayerSource } from './source.ts'

const source = (count: number, revision = 'r0', isGrowing = false): PlayerSource => ({
  hls: `/hls/${revision}/${count}`,
  revision,
  hasCaptions: true,
  isGrowing,
  segments: Array.from({ length: count }, (_, index) => ({
    sequence: index + 1,
    startsAt: index * 8,
    duration: 8,
    videoUrl: `/${index + 1}.mp4`,
    posterUrl: null,
    author: 'mara',
    writer: 'Mara',
    label: `${index + 1}`,
  })),
})

const after = (state: PlayerState, ...events: PlayerEvent[]): PlayerState =>
  events.reduce((now, event) => step(now, event).state, state)
const playing = (count: number, position = 0): PlayerState =>
  after(
    startState(source(count), ['hls', 'mp4'], 0),
    { type: 'playing' },
    { type: 'progressed', position, bufferedTo: position },
  )

const anyEvent: fc.Arbitrary<PlayerEvent> = fc.oneof(
  fc.constantFrom<PlayerEvent>(
    { type: 'ready' },
    { type: 'playing' },
    { type: 'paused' },
    { type: 'waiting' },
    { type: 'ended' },
    { type: 'blocked' },
    { type: 'broke', cause: 'media' },
    { type: 'broke', cause: 'network' },
    { type: 'outdated' },
    { type: 'play' },
    { type: 'pause' },
    { type: 'toggle' },
    { type: 'show_newer' },
    { type: 'try_again' },
    { type: 'step_segment', by: 1 },
    { type: 'step_segment', by: -1 },
  ),
  fc.double().map((to): PlayerEvent => ({ type: 'seek', to })),
  fc.integer({ min: -100, max: 100 }).map((by): PlayerEvent => ({ type: 'step', by })),
  fc
    .record({ position: fc.double(), bufferedTo: fc.double() })
    .map((at): PlayerEvent => ({ type: 'progressed', ...at })),
  fc.integer({ min: 1, max: 12 }).map((count): PlayerEvent => ({ type: 'arrived', source: source(count) })),
)

describe('the player', () => {
  it('stays inside the scene whatever happens', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let state = start(startState(source(4), ['hls', 'mp4'], 5)).state
        for (const event of events) {
          const { state: next, commands } = step(state, event)
          const end = durationOf(next.source)
          expect(next.position).toBeGreaterThanOrEqual(0)
          expect(next.position).toBeLessThanOrEqual(end)
          const places = commands.flatMap((command) =>
            command.type === 'seek' ? [command.to] : command.type === 'load' ? [command.startAt] : [],
          )
          for (const place of places) expect(place).toBeLessThanOrEqual(end)
          state = next
        }
      }),
    )
  })

  it('never moves the playhead when a new segment arrives', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (events, count) => {
        const before = after(startState(source(3), ['hls'], 0), ...events)
        const { state, commands } = step(before, { type: 'arrived', source: source(count) })
        expect(commands).toEqual([])
        expect(state.position).toBe(before.position)
        expect(state.source).toBe(before.source)
      }),
    )
  })

  it('fails only after the whole ladder, and then always with a code', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 80 }), (events) => {
        const state = after(startState(source(5), ['hls', 'mp4'], 0), ...events)
        expect(state.status === 'failed').toBe(state.failure !== null)
      }),
    )
  })

  it('climbs down the ladder: recover, skip the segment, the next engine, a message', () => {
    let state = playing(2, 3)
    const seen: string[] = []
    for (let tries = 0; tries < 40 && state.status !== 'failed'; tries++) {
      const next = step(state, { type: 'broke', cause: 'media' })
      seen.push(...next.commands.map((command) => (command.type === 'load' ? `load ${command.engine}` : command.type)))
      state = next.state
    }
    expect(seen).toEqual([
      'recover',
      'recover',
      'recover',
      'seek',
      'recover',
      'recover',
      'load mp4',
      'recover',
      'recover',
    ])
    expect(state.failure).toBe('media_unplayable')
  })

  it('survives a short loss of the network and gives up with a code after a long one', () => {
    let state = playing(2, 3)
    for (let tries = 0; tries < NETWORK_RECOVERIES_MAX; tries++)
      state = after(state, { type: 'broke', cause: 'network' })
    expect(state.status).toBe('waiting')
    state = after(state, { type: 'broke', cause: 'network' })
    expect(state).toMatchObject({ status: 'failed', failure: 'network_lost', position: 3 })
  })

  it('forgets trouble once it has played on', () => {
    const troubled = after(playing(2, 1), { type: 'broke', cause: 'network' }, { type: 'broke', cause: 'network' })
    expect(troubled.trouble.recoveries).toBe(2)
    expect(after(troubled, { type: 'progressed', position: 5, bufferedTo: 8 }).trouble.recoveries).toBe(0)
  })

  it('plays straight on into what arrived while it was playing', () => {
    const { state, commands } = step(after(playing(2, 15), { type: 'arrived', source: source(3) }), { type: 'ended' })
    expect(commands).toEqual([{ type: 'load', engine: 'hls', source: source(3), startAt: 16, andPlay: true }])
    expect(state.newer).toBeNull()
  })

  it('goes on at the same place of the same segment when what it plays was replaced and is gone', () => {
    const replaced = source(3, 'r1')
    const first = step(playing(3, 11), { type: 'broke', cause: 'network' })
    expect(first.commands.map(({ type }) => type)).toEqual(['recover', 'refresh'])
    const { state, commands } = step(first.state, { type: 'arrived', source: replaced })
    expect(commands).toEqual([{ type: 'load', engine: 'hls', source: replaced, startAt: 11, andPlay: true }])
    expect(state).toMatchObject({ source: replaced, newer: null })
  })

  it('reads the scene again once when a file ahead is gone, plays on meanwhile, and goes on in what took its place', () => {
    const replaced = source(3, 'r1')
    const first = step(playing(3, 11), { type: 'outdated' })
    expect(first).toMatchObject({ state: { status: 'playing' }, commands: [{ type: 'refresh' }] })
    expect(step(first.state, { type: 'outdated' }).commands).toEqual([])
    const { state, commands } = step(first.state, { type: 'arrived', source: replaced })
    expect(commands).toEqual([{ type: 'load', engine: 'hls', source: replaced, startAt: 11, andPlay: true }])
    expect(state).toMatchObject({ source: replaced, isOutdated: false })
    const paused = after(playing(3, 11), { type: 'paused' }, { type: 'outdated' })
    expect(step(paused, { type: 'arrived', source: replaced }).commands).toMatchObject([{ andPlay: false }])
  })

  it('plays on in what was replaced for as long as that can be had, and only then changes', () => {
    const replaced = source(3, 'r1')
    const heard = step(playing(3, 11), { type: 'arrived', source: replaced })
    expect(heard.commands).toEqual([])
    expect(step(heard.state, { type: 'ended' }).state).toMatchObject({ status: 'ended', newer: replaced })
    const again = after(heard.state, { type: 'ended' })
    expect(step(again, { type: 'play' }).commands).toEqual([
      { type: 'load', engine: 'hls', source: replaced, startAt: 0, andPlay: true },
    ])
    const late = step(heard.state, { type: 'broke', cause: 'network' })
    expect(late.commands).toEqual([{ type: 'load', engine: 'hls', source: replaced, startAt: 11, andPlay: true }])
  })

  it('goes on with the next segment when the one that plays was taken down', () => {
    const [one, , three] = source(3, 'r1').segments
    const taken = { ...source(3, 'r1'), segments: [one, three].flatMap((it) => (it ? [{ ...it }] : [])) }
    const [, last] = taken.segments
    if (last !== undefined) last.startsAt = 8
    const { commands } = step(after(playing(3, 11), { type: 'arrived', source: taken }), {
      type: 'broke',
      cause: 'network',
    })
    expect(commands).toMatchObject([{ type: 'load', source: taken, startAt: 8 }])
  })

  it('ends at the open end and begins again on request', () => {
    const ended = after(playing(2, 15), { type: 'ended' })
    expect(ended).toMatchObject({ status: 'ended', position: 16 })
    expect(step(ended, { type: 'play' }).commands).toEqual([{ type: 'seek', to: 0 }, { type: 'play' }])
  })

  it('comes to its end when it is moved there while paused', () => {
    const { state, commands } = step(after(playing(2, 3), { type: 'paused' }), { type: 'step_segment', by: 1 })
    expect(state.status).toBe('paused')
    expect(commands).toEqual([{ type: 'seek', to: 8 }])
    const end = step(state, { type: 'step_segment', by: 1 })
    expect(end.state).toMatchObject({ status: 'ended', position: 16 })
    expect(end.commands).toEqual([{ type: 'pause' }, { type: 'seek', to: 16 }])
  })

  it('goes to the beginning of the segment first, then to the one before', () => {
    expect(after(playing(3, 13), { type: 'step_segment', by: -1 }).position).toBe(8)
    expect(after(playing(3, 9), { type: 'step_segment', by: -1 }).position).toBe(0)
    expect(after(playing(3, 9), { type: 'step_segment', by: 1 }).position).toBe(16)
  })
})

describe('a segment that is repeated', () => {
  const looped = after(playing(3, 9), { type: 'toggle_loop' })

  it('begins again at its end, also when it is the last of the scene', () => {
    expect(step(looped, { type: 'progressed', position: 15.9, bufferedTo: 20 }).commands).toEqual([
      { type: 'seek', to: 8 },
      { type: 'play' },
    ])
    const last = after(playing(3, 17), { type: 'toggle_loop' })
    expect(step(last, { type: 'ended' }).state).toMatchObject({ status: 'playing', position: 16, looped: 3 })
  })

  it('is left by going to another segment, and not by moving inside it', () => {
    expect(after(looped, { type: 'step', by: 3 }).looped).toBe(2)
    expect(after(looped, { type: 'step_segment', by: 1 }).looped).toBeNull()
    expect(after(looped, { type: 'seek', to: 0 }).looped).toBeNull()
    expect(after(looped, { type: 'toggle_loop' }).looped).toBeNull()
  })

  it('does not start by itself what somebody paused at its end', () => {
    const paused = after(looped, { type: 'paused' })
    expect(step(paused, { type: 'progressed', position: 15.95, bufferedTo: 20 }).commands).toEqual([])
  })
})

describe('a scene that is watched being written', () => {
  const growing = (count: number) => source(count, 'r0', true)
  const watching = after(startState(growing(2), ['hls', 'mp4'], 99), { type: 'playing' })

  it('grows at its end without being loaded again, and never ends', () => {
    expect(watching.position).toBeLessThan(16)
    const grown = step(watching, { type: 'arrived', source: growing(3) })
    expect(grown.commands).toEqual([])
    expect([durationOf(grown.state.source), grown.state.newer]).toEqual([24, null])
    expect(after(watching, { type: 'seek', to: 99 }).status).toBe('playing')
  })

  it('goes on by itself where it plays file by file and had come to the end', () => {
    const ended = after(startState(growing(2), ['mp4'], 0), { type: 'playing' }, { type: 'ended' })
    expect(ended.status).toBe('ended')
    expect(step(ended, { type: 'arrived', source: growing(3) }).commands).toMatchObject([
      { type: 'load', startAt: 16, andPlay: true },
    ])
  })
})

describe('a segment its viewer wants to be asked about', () => {
  const asking = (count: number, ...asked: number[]): PlayerSource => ({
    ...source(count),
    segments: source(count).segments.map((segment) =>
      asked.includes(segment.sequence) ? { ...segment, stopsFor: ['grief'] } : segment,
    ),
  })
  const begin = (shown: PlayerSource, at = 0) => startState(shown, ['hls', 'mp4'], at)
  const progressed = (position: number): PlayerEvent => ({ type: 'progressed', position, bufferedTo: position })
  const commandsOf = (state: PlayerState, event: PlayerEvent) => step(state, event).commands.map(({ type }) => type)

  it('is stopped before its first picture and played on only when they say so', () => {
    const state = after(begin(asking(3, 2)), { type: 'playing' }, progressed(7))
    expect(heldSegment(state)).toBeNull()
    const stopped = step(state, progressed(7.7))
    expect(stopped.commands).toEqual([{ type: 'pause' }])
    const held = after(stopped.state, { type: 'paused' })
    expect(heldSegment(held)?.sequence).toBe(2)
    expect([commandsOf(held, { type: 'play' }), commandsOf(held, { type: 'toggle' })]).toEqual([[], []])
    const agreed = step(held, { type: 'play_anyway' })
    expect(agreed.commands).toEqual([{ type: 'play' }])
    expect(heldSegment(after(agreed.state, { type: 'playing' }, progressed(12)))).toBeNull()
  })

  it('is not begun by a link into it, and can be passed over to the next that needs no asking', () => {
    const first = start(begin(asking(4, 2, 3), 9))
    expect(first.commands).toMatchObject([{ type: 'load', startAt: 9, andPlay: false }])
    const skipped = step(after(first.state, { type: 'ready' }), { type: 'skip_held' })
    expect(heldSegment(skipped.state)?.sequence).toBe(3)
    expect(skipped.commands).toEqual([{ type: 'seek', to: 16 }])
    expect(step(skipped.state, { type: 'skip_held' }).commands).toEqual([{ type: 'seek', to: 24 }, { type: 'play' }])
  })

  it('never plays unasked, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        let state = begin(asking(3, 2))
        for (const event of events) {
          const next = step(state, event)
          if (heldSegment(next.state) !== null)
            expect(next.commands.filter((one) => one.type === 'play' || (one.type === 'load' && one.andPlay))).toEqual(
              [],
            )
          state = next.state
        }
      }),
    )
  })
})
