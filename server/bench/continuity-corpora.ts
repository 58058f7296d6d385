import type { Bible } from '@skein/contract/bible'
import { judgeLocally } from '#providers/continuity/local/judge-locally.ts'
import { DEFAULT_RULES, EVERY_RULE, type RuleChoice } from '#providers/continuity/local/rule-switches.ts'
import { contentStems } from '#providers/continuity/local/facts/stems.ts'
import { type Half, loadCorpus } from './continuity/corpus.ts'
import type { Judged } from './continuity-score.ts'

/** One way of judging a text. */
export type Judge = (text: string, bible: Bible, recentTexts: readonly string[]) => Judged['said']

const judgeBy =
  (rules: RuleChoice): Judge =>
  (text, bible, recentTexts) => {
    const { findings, by } = judgeLocally(text, bible, recentTexts, { rules })
    return findings.map(({ kind, severity, confidence, quote }, index) => {
      const rule = by[index]
      const place = { start: quote?.start ?? 0, end: quote?.end ?? 0 }
      return { kind, severity, confidence, ...place, ...(rule !== undefined && { rule }) }
    })
  }

export const localJudge = judgeBy(DEFAULT_RULES)
/** What each rule would say if all spoke: by that it is decided which do. */
export const everyRule = judgeBy(EVERY_RULE)

/** Baseline: whoever is out of the story and is named at all acts. */
export const anyInactiveName: Judge = (text, { characters }) =>
  characters
    .filter(({ isActive }) => isActive === false)
    .filter(({ canonicalName, aliases = [] }) =>
      [canonicalName, ...canonicalName.split(' '), ...aliases].some((name) => name.length > 3 && text.includes(name)),
    )
    .map(() => ({ kind: 'inactive_character_acts', severity: 'block', confidence: 1, start: 0, end: text.length }))

const SHARED_WORDS_NEEDED = 3
/** Baseline: a text that shares some words with something the bible denies goes against it. */
export const bagOfWords: Judge = (text, { characters, setting }) => {
  const said = new Set(contentStems(text))
  const isTold = (fact: string) =>
    new Set(contentStems(fact).filter((word) => said.has(word))).size >= SHARED_WORDS_NEEDED
  const rules = (setting.worldRules ?? []).filter(isTold).map(() => 'world_rule_broken')
  const traits = characters
    .flatMap(({ traits: known = [] }) => known)
    .filter(isTold)
    .map(() => 'trait_contradiction')
  return [...rules, ...traits]
    .slice(0, 1)
    .map((kind) => ({ kind, severity: 'warn', confidence: 1, start: 0, end: text.length }))
}

/** Every item of a half the English rules apply to, judged, and how many texts in other languages were left alone. */
export function judgeCorpus(half: Half, judge: Judge): { judged: Judged[]; asideRight: number; aside: number } {
  const { worlds, items } = loadCorpus(half)
  const judged: Judged[] = []
  let [asideRight, aside] = [0, 0]
  for (const { id, world: name, text, traps, findings, rules } of items) {
    const world = worlds.get(name)
    if (world === undefined) throw new Error(`${id}: there is no world ${name}`)
    const recentTexts = world.canon.slice(-2).map(({ text: told }) => told)
    const start = performance.now()
    const said = judge(text, world.bible, recentTexts)
    const milliseconds = performance.now() - start
    if (rules === 'step_aside') {
      aside++
      asideRight += said.length === 0 ? 1 : 0
      continue
    }
    const gold = findings.map(({ kind, severity, quote, alsoAccept = [] }) => ({
      kinds: [kind, ...alsoAccept],
      severity,
      start: quote.start,
      end: quote.end,
    }))
    judged.push({ id, traps, gold, said, milliseconds })
  }
  return { judged, asideRight, aside }
}
