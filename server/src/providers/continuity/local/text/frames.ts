import type { Passage, Sentence } from './passage.ts'

/**
 * What a stretch of narration tells of. Only `now` is what the story claims to happen; the rest is dreamt, remembered,
 * read out of a letter, told within the story, shown by a picture or a recording, or seen by somebody who may be wrong.
 */
export type Frame = 'now' | 'dream' | 'memory' | 'letter' | 'tale' | 'image' | 'vision'

const DREAM =
  /\b(?:dream(?:s|ed|t|ing)?(?! (?:of|about) (?:a |an |one day |ever )?(?:leav|go|be|becom|liv|travel|escap|own)\w*)|nightmares?|in (?:his|her|their|my|our) sleep|sleepwalk\w*)\b/i
const WAKE =
  /\b(?:(?:[Ww]oke|[Ww]akes|wake|[Aa]woke|awakes|awakened|wakened)(?! (?:him|his|her (?!own)|the |them|me\b|us\b|\p{Lu}))|(?:wake|wakes|woke|shook|shakes) (?:him|her|me) (?:for|up|at|with|out of|again)|(?:[Ss]o|[Tt]hen) (?:you|he|she|I|they) open(?:s|ed)? (?:your|his|her|my|their) eyes|sat up in bed|only a dream|not to (?:be awake|wake)|(?:had|has) been a dream|was a dream|dreamed it|dreamt it|(?:it|this) is (?:his|her) own (?:cabin|room|bed|bunk)|(?:was|is|lay)[^.?!]{0,40} (?:asleep|sleeping)(?=\W*$))\b/u
const MEMORY_ON =
  /\b(?:remember(?:s|ed|ing)?|recall(?:s|ed|ing)|memor(?:y|ies)|thought back|thinks back|years? (?:ago|before|earlier|back|since)|(?:weeks|months|days|summers|winters|springs|autumns|nights|hours|decades|a lifetime) (?:ago|earlier|back)|in (?:those|the old|happier|earlier|better) days|back then|long ago|(?:is|was|were|are) (?:a (?:boy|girl|child)|young|small|little|alive|\p{Ll}+teen|six|seven|eight|nine|ten|eleven|twelve|twenty(?:-\p{Ll}+)?|thirty) again|(?:is|was) (?:still )?last (?:year|summer|winter|spring|autumn|fall|week|month|January|February|March|April|May|June|July|August|September|October|November|December)|reminded (?:him|her|them|me) of|(?:his|her|my|their) (?:first|last) (?:year|summer|winter|season|term|month) (?:at|in|on|as|with)|as it (?:was|had been) (?:then|before)|I am a (?:boy|girl|child)|[Ii]t(?:['’]s| is| was) (?:the (?:summer|winter|spring|autumn|year) of )?1\d{3})\b/iu
const MEMORY_HERE =
  /\b(?:used to(?! say)|(?:^|[,;—] ?)as a (?:boy|girl|child|young)|as a (?:boy|girl|child|young \p{L}+),? (?:he|she|they|I|we|\p{Lu})|when (?:he|she|they|I|we|\p{Lu}\p{Ll}+) (?:was|were|is) (?:a |an |still |only |just )?(?:boy|girl|child|small|young|little|alive|\p{Ll}+teen|seven|eight|nine|ten|eleven|twelve|twenty)|once(?= (?:told|said|taught|asked|shown|held|stood|kept))|(?:the|that) (?:last|first|only|one|other) (?:time|summer|winter|night|day|morning|evening|spring|autumn|year|Christmas|harvest)|before (?:the|that|his|her|their|it) (?:war|fire|flood|death|accident|wreck|storm|siege|plague|fall|battle|end|wedding|explosion|bomb|sinking|revolution|funeral|all|happened)|in (?:his|her|their) (?:time|life|lifetime|youth)|always (?:said|told|used|did|had)|would (?:always|often|sometimes)|(?:late|dead) (?:husband|wife|father|mother|brother|sister|son|daughter))\b/u
const MEMORY_BEFORE =
  /^(?:But |And )?(?:That|It|All that|This|All this|Which) (?:was|had been|is|were) (?:\p{Ll}+ ){0,4}(?:years?|months?|weeks?|summers?|winters?|springs|lifetimes?|decades?) (?:ago|before|back|gone|since)\b/iu
/** "It had been this same week, last year": everything up to the story's "Now" lies before it. */
const BEFORE_NOW =
  /\b(?:had|last (?:year|summer|winter|spring|autumn|week|month|Christmas|Easter|harvest|time)|the (?:year|summer|winter|spring|autumn|week|month|night|day) before|those|that (?:year|summer|winter|spring|autumn))\b/iu
const NOW_AGAIN = /^\W*(?:(?:But|And) )?Now\b(?! then| that)/u
/** Said first, it sets what follows before the story's now: "First time she came up those stairs it was '95." */
const OPENS_BEFORE =
  /(?:^\W*(?:The |That )?(?:[Ff]irst|[Ll]ast|[Oo]nly|[Oo]ther) time\b|\b(?:in|it was|was|back in|of|since) (?:'|’)\d\d\b|^\W*(?:It (?:was|had been) |In |Back in )(?:the )?(?:(?:summer|winter|spring|autumn|fall|year|week|month|day|night) )?(?:of |after |before )?(?:last (?:year|summer|winter|spring|autumn|fall|\p{Lu}\p{Ll}+)|(?:the|that) (?:year|summer|winter|spring|autumn|fall) (?:of|after|before|when|that)\b|1\d{3}\b|19\d\d)|^\W*(?:On|In|At) (?:the|that) (?:day|night|morning|evening|afternoon|week|year|summer|winter|spring) (?:of the|before|that|when|they|he|she|we|I)\b|^\W*Before (?:the|he|she|they|it|all|his|her) )/u
/** Whoever is taken off a nail or shut in an album was a picture all along. */
const WAS_A_PICTURE =
  /\b(?:hung|hangs?|took|takes?|lifted|turned|turns|dusted|wiped|set|put|stood|folded|closed|shut|slid|tucked|propped|straightened)\b[^.?!]{0,24}\b(?:him|her)\b[^.?!]{0,48}\b(?:nail|wall|frame|glass|hook|shelf|mantel\w*|drawer|album|page|wallet|locket|easel)\b/iu
const BACK_TO_NOW =
  /\b(?:now\b|tonight|today|this (?:morning|evening|afternoon)|brought (?:him|her|them) back|shook (?:it|the memory|that) (?:off|away)|the memory (?:faded|went|passed))/i
const LETTER =
  /(?:^\W*(?:My )?(?:Dear|Dearest) \p{Lu}|\b(?:letters?|note|diary|journal|postcard|telegram|telegraph|message|entry|card|testament|inscription|epitaph|logbook|notebook|cable|scroll|manuscript|deposition)\b(?: [^.?!:;]{0,60})?\b(?:read|said|ran|began|says|reads|runs|tells|told|wrote|writes|written|signed|went on)\b|\bit ran(?=[:,—])|\b(?:it|he|she) (?:wrote|writes|had written)\b|\bin (?:his|her) own hand\b)/u
const TALE =
  /\b(?:once upon a time|(?:tell|tells|told|telling|read|reading|reads) (?:\p{L}+ ){0,6}(?:story|tale|fable|legend|chapter|myth)|tells? it|how (?:\p{L}+ ){1,3}(?:tells|told) it|the (?:story|tale|song|ballad|legend|fable|saying|rumou?r|gossip) (?:goes|went|of|says|said|has|had|ran|runs|was that|that)|(?:in|for|from) (?:the|a|her|his|my|our|that|this|one) (?:\p{L}+ )?(?:play|story|film|tale|song|ballad|legend|opera|novel|fable|game|comic|verse|book)|on (?:the )?(?:stage|screen)|in (?:one|two|three|four|five) acts|c[ao]mes? on as|the curtain (?:rose|went|fell|came)|theatricals|spotlight|fundraiser|revue|skit|impersonat\p{L}*|mimick?\p{L}*|from under the (?:cap|hat|hood|mask|wig)|the (?:part|role) of|rehears\p{L}*|in it \p{Lu}|puppet\p{L}*|marionette\p{L}*|pantomime|pageant|charades?|masque|make-believe|let me tell you|they say (?:that )?|people said|players?['’] (?:king|queen)|actors?|actress|understudy|costume[ds]?|played by)\b/iu
const IMAGE =
  /\b(?:portraits?|photographs?|photos?|snapshots?|paintings?|painted (?:by|on|face|eyes|smile|king|queen|man|lady|woman|\p{Lu})|likeness|miniatures?|statues?|bust of|effigy|waxwork|tapestry|fresco|murals?|engraving|daguerreotype|newsreel|reel|footage|recordings?|recorded|tape|gramophone|phonograph|wax cylinder|video|hologram|death mask|stained glass|carved (?:on|in|into|figures?|heads?|faces?|saints?|wooden)|sketch(?:es)?|drawing|figurehead|poster|banknote|locket|embroidered|wallpaper|silhouette)\b/iu
const VISION =
  /\b(?:ghosts?|ghostly|phantoms?|apparitions?|spectres?|specters?|spectral|haunt(?:s|ed|ing)?|visions?|hallucinat\p{L}*|fever|feverish|delirium|delirious|mirages?|s[ée]ance|wraiths?|revenants?|trick of the light|not really there|nobody there|no one there|when (?:he|she|they) (?:looked|turned) (?:again|back)|imagin\p{L}*|in (?:his|her|my|their) (?:mind|head|thoughts|imagination|memory)|mind['’]s eye|out of the corner of|figment|opium|laudanum|pipe-?dream|as (?:he|she|they) always did|(?:almost|nearly|half) (?:see|saw|hear|heard|expect|expects|expected|believe|believed)|could (?:almost|still|nearly) (?:see|hear|feel)|for (?:a|one|half a) (?:moment|second|breath|heartbeat|instant)|I['’](?:ll|d) swear|could have sworn|you['’]d think)\b/iu

/** The frame of every sentence, by its index. Cues are looked for outside what is quoted. */
export function findFrames({ sentences }: Passage): readonly Frame[] {
  const frames: Frame[] = sentences.map(() => 'now')
  markDreams(sentences, frames)
  const isFree = (index: number) => frames[index] === 'now'
  const spread = (from: number, frame: Frame, isOver: (sentence: Sentence) => boolean) => {
    const paragraph = sentences[from]?.paragraph
    for (let at = from; at < sentences.length && sentences[at]?.paragraph === paragraph; at++) {
      const sentence = sentences[at]
      if (sentence === undefined || (at > from && isOver(sentence))) break
      if (isFree(at)) frames[at] = frame
    }
  }
  for (const [index, { narration, text, paragraph }] of sentences.entries()) {
    const all = (frame: Frame, from: number) => {
      for (let at = from; at >= 0 && sentences[at]?.paragraph === paragraph; at--) if (isFree(at)) frames[at] = frame
    }
    if (MEMORY_BEFORE.test(narration.trim())) {
      all('memory', index)
      continue
    }
    if (OPENS_BEFORE.test(narration) && sentences[index - 1]?.paragraph !== paragraph) {
      spread(index, 'memory', (next) => BACK_TO_NOW.test(next.narration))
      continue
    }
    if (WAS_A_PICTURE.test(narration)) all('image', index)
    const opening = sentences.find((one) => one.paragraph === paragraph)
    if (
      NOW_AGAIN.test(narration) &&
      opening !== undefined &&
      opening.index < index &&
      BEFORE_NOW.test(opening.narration)
    )
      all('memory', index - 1)
    if (!isFree(index)) continue
    if (LETTER.test(narration)) {
      if (/[:—]\s*$/.test(text) || /^\W*(?:My )?Dear/.test(narration)) spread(index, 'letter', () => false)
      else frames[index] = 'letter'
    } else if (TALE.test(narration)) spread(index, 'tale', () => false)
    else if (VISION.test(narration)) frames[index] = 'vision'
    else if (IMAGE.test(narration)) spread(index, 'image', (next) => BACK_TO_NOW.test(next.narration))
    else if (MEMORY_ON.test(narration) && /(?:\bwould|['’]d|\bmight|\bcould) have\b/.test(narration))
      frames[index] = 'memory'
    else if (MEMORY_ON.test(narration)) spread(index, 'memory', (next) => BACK_TO_NOW.test(next.narration))
    else if (MEMORY_HERE.test(narration)) frames[index] = 'memory'
  }
  return frames
}

/** A dream lasts until somebody wakes, or as long as its paragraph; waking without a dream told makes one of all before. */
function markDreams(sentences: readonly Sentence[], frames: Frame[]): void {
  const wake = sentences.findIndex(({ narration }) => WAKE.test(narration))
  let from = sentences.findIndex(
    ({ narration }) => DREAM.test(narration) && !/\b(?:no|never|not a|without) dream/i.test(narration),
  )
  if (from === -1 && wake === -1) return
  if (from === -1 || (wake !== -1 && wake < from)) from = 0
  if (wake > from || (wake === from && wake > 0))
    frames.fill('dream', from, wake + (beginsWithWaking(sentences[wake]) ? 0 : 1))
  else if (wake !== from || wake !== 0 || DREAM.test(sentences[from]?.narration ?? '')) {
    const paragraph = sentences[from]?.paragraph
    for (let at = from; at < sentences.length && sentences[at]?.paragraph === paragraph; at++) frames[at] = 'dream'
  }
}

function beginsWithWaking(sentence: Sentence | undefined): boolean {
  return sentence !== undefined && (WAKE.exec(sentence.narration)?.index ?? 0) < 24
}
