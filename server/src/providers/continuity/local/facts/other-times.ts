/**
 * Words by which a text may tell that a scene is not where the story stands: sleep, another time, a likeness, a stage, a
 * tale, a spirit. Any of them makes it possible, not likely; where a rule needs the now to be certain, possible is enough.
 */
const SLEEP =
  'asleep|slept|sleep(?:s|ing)?|doz(?:e|ed|es|ing)|nodded off|drows\\w*|drift(?:ed|s)? off|pillow|(?:shut|closed?|opened?|opens) (?:his|her|my|your|their) eyes|eyes (?:shut|closed|opened)|awake|wak(?:e|es|ing)|woke|dream\\w*|fever\\w*'
const ANOTHER_TIME =
  "remember\\w*|memor\\w+|recall\\w*|thought of|think of|ago|used to|in those days|once|that (?:day|night|summer|winter|spring|autumn|fall|year)|back then|had been|last (?:year|summer|winter|spring|autumn|fall|week|month|\\w+(?:day|uary|ch|ril|ay|une|uly|ust|ber))|younger|childhood|first time|the (?:year|summer|winter|spring|night|day) (?:of|before|that|when|the|he|she|they|I|we)|before (?:the|he|she|it|they)|when (?:he|she|they|I|we) (?:was|were)|years|['’]\\d\\d|1\\d\\d\\d|in (?:his|her) (?:time|day)|of old|again"
const LIKENESS =
  'framed?|frames|nail|photo\\w*|pictures?|portraits?|album|paint\\w*|mirror|statues?|film\\w*|tapes?|record(?:s|ed|ing)|screen|sketch\\w*|drawing|drew|carv\\w+|likeness'
const STAGE =
  'stage|plays? the|played (?:the|him|her)|the play|part of|costumes?|curtain|audience|applau\\w+|script|role|rehears\\w*|masks?|spotlight|verse|ballad|song|puppet\\w*|pantomime|charade'
const TALE = 'story|stories|tales?|legend|chapter|pages?|book|letters?|wrote|written|diary'
const SPIRIT = 'ghost\\w*|spirits?|haunt\\w*|séance|visions?'
const CUES = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[SLEEP, ANOTHER_TIME, LIKENESS, STAGE, TALE, SPIRIT].join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
)

/** Whether anything in a text makes it possible that it tells of another time, or of a likeness. */
export function mayTellOtherwise(text: string): boolean {
  return CUES.test(text)
}
