/**
 * Words by which a text may tell that a scene is not where the story stands: sleep, another time, a likeness, a stage, a
 * tale, a spirit. Words that mean little else make it likely; words that mostly mean something else only make it possible.
 */
const SLEEP =
  'asleep|(?<!nobody )(?<!no one )slept|the one where|doz(?:e|ed|es|ing)|nodded off|drows\\w*|drift(?:ed|s)? off|awake|woke(?! (?:him|her|them|me|us|the))|awoke|waking(?! (?:him|her|them))|dream\\w*|fever\\w*|(?:shut|closed?) (?:his|her|my|your|their) eyes(?= and)|delirium|drugged'
const ANOTHER_TIME =
  "remember\\w*|memor\\w+|recall\\w*|thought of|think of|ago|used to|in those days|back then|last (?:year|summer|winter|spring|autumn|fall|week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)|last (?:day|night|lesson|evening|morning) before|way back|younger|childhood|first time|the (?:year|summer|winter|spring|night|day) (?:of|before|that|when|the|he|she|they|I|we)|before (?:he|she|they|it)|when (?:he|she|they|I|we) (?:was|were)|['’]\\d\\d|1\\d\\d\\d|in (?:his|her) time|of old|had once|once,|she saw (?:him|it) (?:again|all)|as (?:he|she|they) had been|if (?:he|she) (?:had|were)|would have"
const LIKENESS =
  'framed|photo\\w*|portraits?|album|paint(?:ing|ings|er)|painted (?:by|on|in oils|face|eyes|smile|him|her)|statues?|films?|filmed|record(?:ing|ings)|screen|sketch\\w*|carvings?|carved (?:on|in|into|face|figure)|likeness|wallpaper|tapestry|frescoe?s?'
const STAGE =
  'the play|part of|costumes?|curtain|audience|applau\\w+|script|role|rehears\\w*|(?:in|behind|under) (?:a|the|his|her) mask|spotlight|verse|ballad|puppet\\w*|pantomime|charade|the part'
const TALE = 'story|stories|tales?|legend|chapter|diary|the pages?'
const SPIRIT = 'ghost\\w*|spirits?|haunt\\w*|séance|visions?'
const likely = wordsLike(SLEEP, ANOTHER_TIME, LIKENESS, STAGE, TALE, SPIRIT)

/** Mostly other things: "struck a match again", "had the fiddle out before the plates", "Stage One". */
const possible = wordsLike(
  'sleep(?:s|ing)?|pillow|(?:shut|closed?|opened?|opens) (?:his|her|my|your|their) eyes|eyes (?:shut|closed|opened)',
  'once|that (?:day|night|summer|winter|spring|autumn|fall|year)|had been|before the|years|in (?:his|her) day|again',
  'frames?|nail|pictures?|paint|mirror|tapes?|record(?:s|ed)|drawing|drew|gramophone|painted',
  'stage|plays? the|played (?:the|him|her)|song',
  'pages?|book|letters?|wrote|written',
)

function wordsLike(...groups: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${groups.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

/** Whether anything in a text makes it likely that it tells of another time, or of a likeness. */
export function mayTellOtherwise(text: string): boolean {
  return text.search(likely) !== -1
}

/** How many words of a text could be hints of it, and mostly are not. */
export function hintsOtherwise(text: string): number {
  return new Set((text.match(possible) ?? []).map((word) => word.toLowerCase())).size
}
