import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AnomalyKind,
  type AppendRecord,
  checkListAppend,
  countAnomalies,
  type ListHistory,
  type ReadRecord,
} from './check-list-append.ts'

/** A moment in the life of a correct list: what happens to one atomic register under interleaved clients. */
interface Life {
  readonly history: ListHistory
  readonly order: readonly string[]
}

/**
 * Runs clients against one list whose operations take effect at one instant between invocation and completion, so the
 * history is right by construction. Refused and unknown writes are mixed in.
 */
const aLife: fc.Arbitrary<Life> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('append', 'append', 'read', 'count', 'old_read'),
      start: fc.integer({ min: 0, max: 200 }),
      toEffect: fc.integer({ min: 1, max: 40 }),
      toEnd: fc.integer({ min: 1, max: 40 }),
      fate: fc.constantFrom('accepted', 'accepted', 'accepted', 'refused', 'unknown_done', 'unknown_lost'),
    }),
    { minLength: 4, maxLength: 60 },
  )
  .map((steps) => {
    const order: string[] = []
    const appends: AppendRecord[] = []
    const reads: ReadRecord[] = []
    const timed = steps
      .map((step, index) => ({ ...step, index, effect: step.start + step.toEffect }))
      .toSorted((a, b) => a.effect - b.effect || a.index - b.index)
    for (const { kind, start, effect, toEnd, fate, index } of timed) {
      const times = { invokedAt: start, completedAt: effect + toEnd }
      const list = 'scene'
      if (kind === 'append') {
        const takesEffect = fate === 'accepted' || fate === 'unknown_done'
        if (takesEffect) order.push(`v${index}`)
        const place = fate === 'accepted' ? order.length : null
        const outcome = fate === 'accepted' || fate === 'refused' ? fate : 'unknown'
        const completedAt = outcome === 'unknown' ? null : times.completedAt
        appends.push({ list, value: `v${index}`, invokedAt: start, completedAt, outcome, place })
      } else {
        const saw = kind === 'count' ? order.length : order.slice(0, kind === 'read' ? undefined : order.length >> 1)
        reads.push({ list, source: kind, promise: kind === 'old_read' ? 'eventual' : 'present', saw, ...times })
      }
    }
    return { order, history: { appends, reads, final: new Map([['scene', order]]) } }
  })

const kindsIn = (history: ListHistory) => Object.keys(countAnomalies(checkListAppend(history)))
const withFinal = ({ history }: Life, final: readonly string[]): ListHistory => ({
  ...history,
  final: new Map([['scene', final]]),
})
/** A history with this kind of bug in it that the checker lets pass; null when it finds each of them. */
function overlooked(kind: AnomalyKind, spoil: (life: Life) => ListHistory | null): unknown {
  const property = fc.property(aLife, (life) => {
    const spoiled = spoil(life)
    fc.pre(spoiled !== null)
    return kindsIn(spoiled).includes(kind)
  })
  const { failed, counterexample, numSkips } = fc.check(property)
  return failed ? { counterexample, numSkips } : null
}

describe('the list-append checker', () => {
  it('finds nothing in any history of a list whose operations take effect at one instant', () => {
    fc.assert(
      fc.property(aLife, ({ history }) => {
        expect(checkListAppend(history)).toEqual([])
      }),
    )
  })

  it('finds a value that stands twice', () => {
    expect(
      overlooked('duplicate', (life) =>
        life.order[0] === undefined ? null : withFinal(life, [...life.order, life.order[0]]),
      ),
    ).toBeNull()
  })

  it('finds an acknowledged append that is gone, wherever it stood', () => {
    expect(
      overlooked('lost_append', (life) => {
        const lost = life.history.appends.find(({ outcome }) => outcome === 'accepted')
        return lost === undefined
          ? null
          : withFinal(
              life,
              life.order.filter((value) => value !== lost.value),
            )
      }),
    ).toBeNull()
  })

  it('finds what was refused and is there all the same, and what nobody wrote', () => {
    expect(
      overlooked('aborted_read', (life) => {
        const refused = life.history.appends.find(({ outcome }) => outcome === 'refused')
        return refused === undefined ? null : withFinal(life, [...life.order, refused.value])
      }),
    ).toBeNull()
    expect(overlooked('aborted_read', (life) => withFinal(life, [...life.order, 'from nowhere']))).toBeNull()
  })

  it('finds a read that saw a refused write although it was gone in the end', () => {
    expect(
      overlooked('aborted_read', ({ history }) => {
        const refused = history.appends.find(({ outcome }) => outcome === 'refused')
        const [first, ...reads] = history.reads
        if (refused === undefined || first === undefined) return null
        return { ...history, reads: [{ ...first, saw: [refused.value] }, ...reads] }
      }),
    ).toBeNull()
  })

  it('finds two neighbours that changed places', () => {
    expect(
      overlooked('wrong_place', (life) => {
        const [first, second, ...rest] = life.order
        const told = life.history.appends.some(({ value, place }) => value === first && place !== null)
        return first === undefined || second === undefined || !told ? null : withFinal(life, [second, first, ...rest])
      }),
    ).toBeNull()
  })

  it('finds a read that is no prefix: a hole, or another order', () => {
    expect(
      overlooked('not_a_prefix', ({ history, order }) => {
        const index = history.reads.findIndex(({ saw }) => typeof saw !== 'number' && saw.length >= 2)
        const read = history.reads[index]
        if (read === undefined) return null
        return { ...history, reads: history.reads.with(index, { ...read, saw: order.slice(1, 2) }) }
      }),
    ).toBeNull()
  })

  it('finds writes that stand against their real-time order, also when no writer was told a place', () => {
    expect(
      overlooked('out_of_real_time', (life) => {
        const appends = life.history.appends.map((append) => ({ ...append, place: null }))
        const byValue = new Map(appends.map((append) => [append.value, append]))
        const last = byValue.get(life.order.at(-1) ?? '')
        const earlier = life.order.some(
          (value) => (byValue.get(value)?.completedAt ?? Infinity) < (last?.invokedAt ?? 0),
        )
        if (last === undefined || !earlier) return null
        return { appends, reads: [], final: new Map([['scene', [last.value, ...life.order.slice(0, -1)]]]) }
      }),
    ).toBeNull()
  })

  it('finds a read of the past where the present was promised, and lets it pass where it was not', () => {
    const spoil = (promise: 'present' | 'eventual') => (life: Life) => {
      if (!life.history.appends.some(({ outcome }) => outcome === 'accepted')) return null
      const late = { list: 'scene', source: 'late', promise, saw: 0, invokedAt: 1000, completedAt: 1001 }
      return { ...life.history, reads: [...life.history.reads, late] }
    }
    expect(overlooked('stale_read', spoil('present'))).toBeNull()
    fc.assert(
      fc.property(aLife, (life) => {
        const history = spoil('eventual')(life)
        fc.pre(history !== null)
        expect(checkListAppend(history)).toEqual([])
      }),
    )
  })

  it('finds a reader that goes back behind what another reader had seen, although nothing was acknowledged', () => {
    const append = {
      list: 'scene',
      value: 'a',
      invokedAt: 0,
      completedAt: null,
      outcome: 'unknown',
      place: null,
    } as const
    const read = (saw: readonly string[], invokedAt: number): ReadRecord => {
      const completedAt = invokedAt + 1
      return { list: 'scene', source: 'page', promise: 'present', saw, invokedAt, completedAt }
    }
    const history = { appends: [append], final: new Map([['scene', ['a']]]) }
    expect(kindsIn({ ...history, reads: [read(['a'], 1), read([], 5)] })).toEqual(['stale_read'])
    expect(kindsIn({ ...history, reads: [read([], 1), read(['a'], 5)] })).toEqual([])
  })

  it('finds a list that was written and that nobody has in the end', () => {
    expect(
      overlooked('lost_append', ({ history }) => {
        if (!history.appends.some(({ outcome }) => outcome === 'accepted')) return null
        return { ...history, final: new Map() }
      }),
    ).toBeNull()
  })
})
