import type { Bible } from '@skein/contract/bible'
import { sequenceOf } from '../doubt.ts'
import type { Cast, Person } from '../text/people.ts'
import { personCalled } from '../text/people.ts'
import { isMourned } from './kin-of.ts'

/** How somebody left the story, as far as the bible tells. */
export interface Departure {
  readonly isDead: boolean
  /** The event or description that says so, for people. */
  readonly told: string | null
  readonly establishedInSegment: number | null
  /** Names of where they went, lower case. */
  readonly whereabouts: readonly string[]
}

const DEAD =
  /\b(?:dead|dies|died|death|killed|kills|murder(?:ed|s)?|drown(?:ed|s)?|hang(?:ed|s)|executed|buried|burns? (?:down )?with|burn(?:ed|t) to death|crushed|slain|perish(?:ed|es)|shot|stabbed|poisoned|beheaded|fell (?:at|in)|lost at sea|given to the (?:soil|sea|fire)|funeral|grave|late (?:husband|wife|father|mother|brother|sister)|gave (?:his|her) life|starved|froze to death|frozen|body|corpse|suicide|no more|widow|with all hands|(?:went|goes|going|gone) down (?:with|off|in|at|on)|lost (?:with|in|off|on|to) (?:the |his |her )?(?:sea|ship|\p{Lu}\p{L}+|storm|ice|flood|fire)|struck dead|did not survive|bled to death|swept (?:away|overboard)|guillotin\w+|garrott?ed|garrotted|lynched|electrocuted|overdos\w+|asphyxiat\w+|suffocat\w+|succumb\w*|passed away)\b/iu
const GONE =
  /\b(?:left|leaves|gone|goes|sail(?:ed|s)|emigrat\p{L}*|exiled?|banish\p{L}*|sent (?:away|to|off)|fle(?:d|es)|imprison\p{L}*|jailed|prison|arrest\p{L}*|vanish\p{L}*|disappear\p{L}*|coma|retir\p{L}*|deport\p{L}*|depart\p{L}*|moved (?:to|away)|taken|missing|abroad|sealed|captured|lost)\b/iu

/** Null for somebody who is in the story. */
export function departureOf({ timeline }: Bible, cast: Cast, person: Person): Departure | null {
  const { isActive = true, description = '', traits = [] } = person.character
  if (isActive) return null
  const events = timeline.majorEvents ?? []
  const about = events.map(({ event = '', consequences = '', segmentNumber }) => ({
    text: `${event}. ${consequences}`,
    event,
    segmentNumber,
  }))
  const own = about.filter(({ text }) => names(cast, text, person))
  const told = own.findLast(({ text }) => DEAD.test(text)) ?? own.findLast(({ text }) => GONE.test(text)) ?? null
  const described = [description, ...traits].join('. ')
  const isDead =
    isMourned(cast, person) ||
    DEAD.test(withoutOthersDeaths(described)) ||
    (told !== null && !GONE.test(described) && DEAD.test(told.text) && !isTheKiller(person, told.text))
  return {
    isDead,
    told: told?.event ?? (described === '' ? null : description),
    establishedInSegment: sequenceOf(told?.segmentNumber),
    whereabouts: [
      ...`${told?.text ?? ''} ${described}`.matchAll(
        /(?<=\b(?:to|in|into|for|at|over|towards?|from) (?:the |a )?(?:living in )?)(\p{Lu}\p{L}+|aft\b)/gu,
      ),
    ].map(({ 0: place }) => place.toLowerCase()),
  }
}

function withoutOthersDeaths(described: string): string {
  return described.replaceAll(
    /\b(?:widow(?:er)? of|since (?:his|her) \p{L}+ died|whose \p{L}+ died|(?:his|her) (?:dead|late) \p{L}+|afraid of (?:death|the dead))[^.]*/giu,
    ' ',
  )
}

function names(cast: Cast, text: string, person: Person): boolean {
  return (
    cast.pattern !== null &&
    [...text.matchAll(cast.pattern)].some(({ 0: written }) => personCalled(cast, written) === person)
  )
}

/** In "Vera shoots Tom" it is not Vera who dies. */
function isTheKiller({ forms }: Person, text: string): boolean {
  return forms.some((form) =>
    new RegExp(
      `${form.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')} (?:kills|killed|murders|murdered|shoots|shot|stabs|stabbed|poisons|poisoned|drowns|strangles) (?!(?:in|on|at|by|during|dead)\\b)`,
      'u',
    ).test(text),
  )
}
