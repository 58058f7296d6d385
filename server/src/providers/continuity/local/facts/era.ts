import type { Bible } from '@skein/contract/bible'

/** Years a story is set in, both inclusive; negative before our era. */
export interface Era {
  readonly from: number
  readonly to: number
}

const NAMED: readonly (readonly [RegExp, number, number])[] = [
  [/\bstone age|neolithic|pal(?:a)?eolithic|ice age/i, -30000, -3300],
  [/\bbronze age|ancient egypt|pharaoh|mycen|minoan|babylon/i, -3300, -1200],
  [/\bancient gree|classical gree|periclean|athens of/i, -800, -146],
  [/\broman (?:empire|republic|britain)|ancient rome|imperial rome|pompeii/i, -500, 476],
  [/\bviking|norse age|saga age/i, 793, 1066],
  [/\bhan (?:dynasty|china|empire)/i, -206, 220],
  [/\btang (?:dynasty|china|empire|court)/i, 618, 907],
  [/\bsong (?:dynasty|china)/i, 960, 1279],
  [/\bming (?:dynasty|china)/i, 1368, 1644],
  [/\bqing (?:dynasty|china)/i, 1644, 1912],
  [/\babbasid/i, 750, 1258],
  [/\bmerovingian/i, 481, 751],
  [/\bcarolingian/i, 751, 987],
  [/\bkamakura/i, 1185, 1333],
  [/\bsengoku|warring states japan/i, 1467, 1603],
  [/\bmamluk/i, 1250, 1517],
  [/\binca (?:empire|rule)|aztec (?:empire|rule)|tenochtitlan/i, 1325, 1533],
  [/\bmughal/i, 1526, 1857],
  [/\bhanoverian/i, 1714, 1837],
  [/\bstuart (?:england|london|scotland)/i, 1603, 1714],
  [/\bweimar/i, 1918, 1933],
  [/\bbritish raj|the raj\b/i, 1858, 1947],
  [/\banglo-saxon|dark ages/i, 450, 1066],
  [/\bheian/i, 794, 1185],
  [/\bmiddle ages|medi(?:a)?eval|crusade|norman conquest|feudal/i, 500, 1500],
  [/\btudor/i, 1485, 1603],
  [/\belizabethan/i, 1558, 1603],
  [/\bjacobean/i, 1603, 1625],
  [/\brenaissance/i, 1400, 1600],
  [/\brestoration (?:england|london)/i, 1660, 1700],
  [/\b(?:edo|tokugawa) /i, 1603, 1868],
  [/\bgeorgian/i, 1714, 1830],
  [/\bregency/i, 1811, 1820],
  [/\bnapoleonic/i, 1799, 1815],
  [/\bvictorian/i, 1837, 1901],
  [/\bgilded age|old west|wild west|belle [ée]poque/i, 1865, 1910],
  [/\bmeiji/i, 1868, 1912],
  [/\bedwardian/i, 1901, 1914],
  [/\bfirst world war|world war (?:one|i\b|1)|wwi\b|the great war/i, 1914, 1918],
  [/\bjazz age|prohibition|roaring twenties/i, 1920, 1933],
  [/\bgreat depression/i, 1929, 1939],
  [/\bsecond world war|world war (?:two|ii|2)|wwii|the blitz/i, 1939, 1945],
  [/\bcold war/i, 1947, 1991],
]
const CENTURIES =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const DECADES: Readonly<Record<string, number>> = {
  twenties: 20,
  thirties: 30,
  forties: 40,
  fifties: 50,
  sixties: 60,
  seventies: 70,
  eighties: 80,
  nineties: 90,
}
/** Stories that make their own history. */
const NO_ERA =
  /\b(?:alternat|steampunk|far future|post-apocalyp|after the collapse|space|galax|orbit|starship|voyage|colony|fantasy|imagin|secondary world|time travel|of the reign|since the founding|after landing|the third age)\w*/i
const TIME_TRAVEL =
  /\b(?:time travel|time machine|travel(?:s|led|ling)? (?:in|through) time|out of time|from the future|steampunk|alternate history|anachronis)\w*/i

/** The years a bible's period names; null when it names none, or when the world is not ours. */
export function eraOf({ setting, styleGuide, timeline }: Bible): Era | null {
  const told = setting.timePeriod ?? ''
  if ([...(setting.worldRules ?? []), styleGuide?.genre ?? '', told].some((text) => TIME_TRAVEL.test(text))) return null
  const era = yearsIn(told)
  if (era !== null && !NO_ERA.test(told)) return narrowed(era, timeline.currentPoint ?? '')
  if (NO_ERA.test(`${told} ${styleGuide?.genre ?? ''}`)) return null
  const named = NAMED.find(([name]) => name.test(told))
  return named === undefined ? null : { from: named[1], to: named[2] }
}

function yearsIn(told: string): Era | null {
  const before = /\b(\d{1,4})(?:\s*(?:-|–|to)\s*(\d{1,4}))?\s*(?:BCE?|B\.C\.)/i.exec(told)
  if (before !== null) return { from: -Number(before[1]), to: -Number(before[2] ?? before[1]) }
  const decade = /\b(1\d|20)(\d)0s\b/.exec(told)
  if (decade !== null) return spanOfDecade(Number(`${decade[1]}${decade[2]}0`), told)
  const worded = /\b(?:nineteen[- ])?(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b/i.exec(
    told,
  )
  const years = [...told.matchAll(/(?<![\d.,])(1\d{3}|20\d{2})(?!\d|,\d|\s*(?:people|souls|years))/g)].map(([year]) =>
    Number(year),
  )
  const early = /\b(?:A\.?D\.?|CE)\s*(\d{2,3})\b|\b(\d{2,3})\s*(?:A\.?D\.?|CE)\b/.exec(told)
  if (early !== null) years.push(Number(early[1] ?? early[2]))
  if (years.length === 0 && !/\b(?:year|day|season|cycle)\s+\d/i.test(told)) {
    const bare =
      /\b(?:in|about|around|year|winter of|summer of|spring of|autumn of|Iceland,?|Norway,?)\s+(\d{3})\b/.exec(told)
    if (bare !== null) years.push(Number(bare[1]))
  }
  if (years.length > 0)
    return { from: Math.min(...years), to: Math.max(...years) + (/\b(?:about|around|circa|c\.)/i.test(told) ? 10 : 0) }
  const century = centuryIn(told)
  if (century !== null) return century
  if (worded !== null) {
    const start = 1900 + (DECADES[worded[1]?.toLowerCase() ?? ''] ?? 0)
    return { from: start, to: start + 9 }
  }
  return null
}

function spanOfDecade(start: number, told: string): Era {
  if (/\bearly\b/i.test(told)) return { from: start, to: start + 4 }
  return { from: start, to: start + 9 }
}

function centuryIn(told: string): Era | null {
  const digits = /\b(\d{1,2})(?:st|nd|rd|th)[- ]century/i.exec(told)
  const word = /\b(\w+)[- ]century/i.exec(told)?.[1]?.toLowerCase()
  const ordinal = digits === null ? CENTURIES.indexOf(word ?? '') + 1 : Number(digits[1])
  if (ordinal < 1 || ordinal > 21) return null
  const from = (ordinal - 1) * 100
  if (/\bearly\b/i.test(told)) return { from, to: from + 35 }
  if (/\bmid\b|\bmiddle of/i.test(told)) return { from: from + 30, to: from + 70 }
  return { from, to: from + 99 }
}

/** "England, 1810s" with "October 1813" as the current point. */
function narrowed(era: Era, currentPoint: string): Era {
  const now = yearsIn(currentPoint)
  return now !== null && now.to >= era.from - 5 && now.to <= era.to + 40 && now.from === now.to
    ? { from: Math.min(era.from, now.from), to: Math.max(now.to, era.from === era.to ? era.to : now.to) }
    : era
}
