import type { Mood, TimeOfDay, Weather } from '@skein/contract/script'

/**
 * Signs of the hour, strongest first. Greetings, dates and habits name an hour without it being that hour; they are
 * taken out of the text before these are tried.
 */
export const TIME_SIGNS: readonly (readonly [TimeOfDay, RegExp])[] = [
  ['dawn', /\b(?:dawn|sunrise|daybreak|break of day|first light|cock-?crow|day dawned)\b/i],
  [
    'dusk',
    /\b(?:dusk|sunset|twilight|evening|nightfall|gloaming|sundown|supper-?time|fading light|setting sun|sun (?:was )?(?:going down|had set|set|sank))\b/i,
  ],
  [
    'night',
    /\b(?:night|midnight|moonlight|moonlit|moonshine|the moon|starlight|the stars|bed-?time|past (?:ten|eleven|twelve)|lamplight|asleep in (?:his|her|their) beds?)\b/i,
  ],
  ['morning', /\b(?:morning|breakfast|breakfasted|forenoon|o'clock in the morning)\b/i],
  ['afternoon', /\b(?:afternoon|noon|midday|mid-day|lunch|luncheon|tea-?time)\b/i],
]
export const NO_TIME_SIGN =
  /\bgood[- ](?:morning|afternoon|evening|night)\b|\b(?:last|yesterday|tomorrow|every|each|some|the other|one of these|of a|monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?:morning|afternoon|evening|night)s?\b|\btonight\b|\b(?:mornings|evenings|nights)\b|\bmorning (?:paper|post|train|coat|room)\b|\bnight(?:gown|cap|mare|shirt)s?\b/gi

export const WEATHER_SIGNS: readonly (readonly [Weather, RegExp])[] = [
  ['snow', /\b(?:snow(?:ed|ing|fall|flakes?|storm|drifts?|y)?|blizzard|sleet)\b(?!-)/i],
  [
    'rain',
    /\b(?:rain(?:ed|ing|drops?|storm|y)?|drizzl(?:e|ed|ing)|downpour|thunder(?:storm)?|storm|puddles?)\b(?! of)/i,
  ],
  ['fog', /\b(?:fog(?:gy)?|mist|misty|haze|hazy)\b/i],
  ['cloudy', /\b(?:clouds|cloudy|overcast|grey sky|gray sky|leaden sky)\b/i],
  ['clear', /\b(?:sunshine|sunlight|sunny|sunlit|clear sky|blue sky|cloudless|starlit|moonlit)\b/i],
]

/** Word stems per mood; a stem matches from the start of a word. The first mood listed wins a tie. */
export const MOOD_STEMS: readonly (readonly [Mood, string])[] = [
  [
    'tense',
    'danger fear afraid terr panic blood knife gun fight fought chase scream shout threat angr furious urgen ' +
      'alarm attack enem hurr rush desperat trembl quarrel anxi struggl flee fled',
  ],
  [
    'eerie',
    'ghost eerie strange shadow whisper haunt myster uncann pale silen creak crypt dread unearthly spectr ' +
      'phantom hollow vanish weird moonless grave witch curse',
  ],
  [
    'sad',
    'sad weep wept tear griev grief mourn lonel loss lost dead death died funeral farewell sorrow regret miser ' +
      'sobb heartbr sick gone unhapp disappoint',
  ],
  [
    'joyful',
    'laugh joy delight danc sing sang celebrat festiv merry merri cheer happ wonderful triumph hurrah playful ' +
      'fun jest joke wedding',
  ],
  [
    'warm',
    'kind gentl tender love friend smil warm hug embrac home mother hearth comfort cosy cozy dear thank welcom ' +
      'pleas cordial affection kiss',
  ],
]
/** How many signs a mood needs per hundred words; below it the shot is calm. Wrong drama looks worse than calm. */
export const MOOD_SIGNS_PER_HUNDRED_WORDS = 1.6
