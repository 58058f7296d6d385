import { type FindingCounts, qualityStore as store } from '#domains/quality/quality.store.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { ContinuityFigures, type ContinuityQuality, type RuleState } from '@skein/contract/quality'
import { Value } from 'typebox/value'
import measured from './continuity-figures.json' with { type: 'json' }

const DAYS_SHOWN = 90
const DAY_MS = 86_400_000

export type QualityService = ReturnType<typeof createQualityService>

/**
 * How right the continuity check is: the figures the bench left in `continuity-figures.json`, and what writers have made of
 * its verdicts.
 *
 * @param deps.validator what checks continuations here.
 * @throws Error when the figures are not in the contract's form.
 */
export function createQualityService(deps: {
  readonly db: Pick<Database, 'reads'>
  readonly clock: Clock
  readonly validator: { readonly id: string; readonly rules?: readonly RuleState[] }
}) {
  const { db, clock, validator } = deps
  const figures = Value.Parse(ContinuityFigures, measured)
  return {
    /** @param days how far back verdicts are counted. */
    async continuity(days = DAYS_SHOWN): Promise<ContinuityQuality> {
      const since = new Date(clock.now().getTime() - days * DAY_MS)
      const [verdicts, findings] = await Promise.all([store.verdicts(db.reads, since), store.findings(db.reads, since)])
      return {
        validator: validator.id,
        rules: [...(validator.rules ?? [])],
        figures,
        since: since.toISOString(),
        live: verdicts.map((counts) => ({
          ...counts,
          kinds: findings.filter((row) => row.validator === counts.validator).map(liveKind),
        })),
      }
    },
  }
}

function liveKind({ kind, blocks, warns, remarks, marked_wrong, marked_right }: FindingCounts) {
  return { kind, blocks, warns, remarks, markedWrong: marked_wrong, markedRight: marked_right }
}
