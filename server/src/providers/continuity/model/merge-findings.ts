import type { Finding } from '@skein/contract/verdict'
import { BLOCK_FROM } from '../local/doubt.ts'

const FINDING_COUNT_MAX = 16
/** How much of the doubt the rules leave is taken away by an agreeing model, times how sure it is. */
const WEIGHT_OF_AGREEMENT = 0.6
/** Kinds that concern a character as a whole: whichever of the character's entries is named, it is the same doubt. */
const ABOUT_A_CHARACTER: ReadonlySet<Finding['kind']> = new Set([
  'inactive_character_acts',
  'unexplained_return',
  'duplicate_character',
])

/**
 * The local findings, surer where the model found the same, and after them what only the model found. Nothing local is
 * ever lost or weakened, and no finding blocks without the rules having found it too.
 */
export function mergeFindings(local: readonly Finding[], model: readonly Finding[]): Finding[] {
  const raised = local.map((finding) => {
    const agreeing = model.filter((other) => isAgreement(finding, other)).map(({ confidence }) => confidence)
    return agreeing.length === 0 ? finding : raise(finding, Math.max(...agreeing))
  })
  const added: Finding[] = []
  for (const finding of model.toSorted((left, right) => right.confidence - left.confidence)) {
    const isTold = local.some((other) => isAgreement(other, finding)) || [...local, ...added].some(isSameOf(finding))
    if (!isTold) added.push(finding)
  }
  return [...raised, ...added.slice(0, Math.max(0, FINDING_COUNT_MAX - raised.length))]
}

/** The same kind of contradiction, in the same words or with the same entry. */
function isAgreement(one: Finding, other: Finding): boolean {
  if (one.kind !== other.kind) return false
  if (isOverlapping(one, other)) return true
  // One time period stands against every thing that is too new for it: two such things are two findings.
  if (one.kind === 'anachronism') return false
  return ABOUT_A_CHARACTER.has(one.kind) ? isAboutSameCharacter(one, other) : isSameEntry(one, other)
}

/** Told already: the same words against the same entry under another kind, or the same kind once more. */
function isSameOf(finding: Finding): (other: Finding) => boolean {
  return (other) =>
    isAgreement(finding, other) ||
    (isOverlapping(finding, other) && (isSameEntry(finding, other) || isAboutSameCharacter(finding, other)))
}

function isOverlapping({ quote: one }: Finding, { quote: other }: Finding): boolean {
  return one !== null && other !== null && one.start < other.end && other.start < one.end
}

function isSameEntry({ cites: one }: Finding, { cites: other }: Finding): boolean {
  return one !== null && one.pointer === other?.pointer
}

function isAboutSameCharacter(one: Finding, other: Finding): boolean {
  const character = characterOf(one)
  return character !== undefined && character === characterOf(other)
}

function characterOf({ cites }: Finding): string | undefined {
  return /^\/characters\/\d+/.exec(cites?.pointer ?? '')?.[0]
}

function raise(finding: Finding, modelConfidence: number): Finding {
  const left = (1 - finding.confidence) * (1 - WEIGHT_OF_AGREEMENT * modelConfidence)
  const confidence = Math.max(finding.confidence, Math.round((1 - left) * 100) / 100)
  const severity = finding.severity === 'warn' && confidence >= BLOCK_FROM ? 'block' : finding.severity
  return { ...finding, confidence, severity }
}
