/** A verb as rules write it, brought to what the dictionary lists: "rung" is "ring". */
export function baseForm(verb: string): string {
  const irregular = IRREGULAR.get(verb)
  if (irregular !== undefined) return irregular
  if (verb.endsWith('ing')) {
    const cut = verb.slice(0, -3)
    return /([bdgmnprt])\1$/.test(cut)
      ? cut.slice(0, -1)
      : /(?:iv|id|ok|at|ak|os|ang|anc|rit|uck)$/.test(cut)
        ? `${cut}e`.replace(/ucke$/, 'uck')
        : cut
  }
  if (/(?:ss|sh|ch|x)es$/.test(verb)) return verb.slice(0, -2)
  if (verb.endsWith('ies')) return `${verb.slice(0, -3)}y`
  if (/[^s]s$/.test(verb)) return verb.slice(0, -1)
  if (verb.endsWith('ed')) return verb.slice(0, -2)
  return verb
}

const IRREGULAR = new Map(
  Object.entries({
    flying: 'fly',
    riding: 'ride',
    driving: 'drive',
    left: 'leave',
    lit: 'light',
    done: 'do',
    kept: 'keep',
    told: 'tell',
    worn: 'wear',
    sold: 'sell',
    brought: 'bring',
    taken: 'take',
    made: 'make',
    drawn: 'draw',
    shot: 'shoot',
    stopped: 'stop',
    seen: 'see',
    been: 'be',
    spoken: 'speak',
    written: 'write',
    ridden: 'ride',
    driven: 'drive',
    sung: 'sing',
    swum: 'swim',
    drunk: 'drink',
    rung: 'ring',
    eaten: 'eat',
    learned: 'learn',
    killed: 'kill',
    used: 'use',
    danced: 'dance',
    lied: 'lie',
    carried: 'carry',
    married: 'marry',
    dying: 'die',
    lying: 'lie',
    taking: 'take',
    making: 'make',
    using: 'use',
    shooting: 'shoot',
    does: 'do',
    goes: 'go',
  }),
)
