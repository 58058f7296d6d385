import type { TraitSign } from './trait-signs.ts'

/** How people sound, look, fare and keep themselves: what their habits and skills rule out. */
export const SIGNS_OF_MANNER: readonly TraitSign[] = [
  {
    trait: /(?<!colou?r[- ]|half[- ]|nearly |snow |night |not |going )\bblind\b(?! (?:in|to|spot|drunk))|\bsightless/i,
    sign: /\b(?:(?:held|holds|lifted|lifts|raised|turned|tilted) (?:it|them|the \p{L}+|her \p{L}+|his \p{L}+) (?:up )?(?:to|against|towards?) the (?:light|lamp|window|sun|candle|moon)|looked through|threaded|(?:scanned|skimmed|surveyed|eyed|inspected|studied) (?:the|it|his|her|them|every|each|him)|in (?:his|her) (?:good |sharp |bright )*eyes? he|followed (?:it|him|her|them) with (?:his|her) eyes|counted the (?:stars|lights|sails|ships|windows)|took aim|(?:admired|compared) the (?:view|colou?rs?|picture|painting)|by the look (?:of|on))/iu,
    unless:
      /\b(?:fingers?|fingertips|braille|touch(?:ed)?|by (?:feel|ear|smell)|unseeing|sightless|blind(?:ly)?|as if|as though|described|told (?:him|her) what)\b/i,
    confidence: 0.8,
    deed: 'deed_sees',
  },
  {
    trait: /\b(?:short|near)[- ]?sighted\b|\bhelpless without (?:his|her) (?:glasses|spectacles)|\bmyopic\b/i,
    sign: /\b(?:read|made out|picked out|spotted|saw|counted|recognised|recognized)\b[^.;]{0,60}\b(?:from (?:the far|across|the other|a (?:hundred|mile|long))|at (?:a hundred|two hundred|\p{L}+ (?:yards|paces))|across the (?:river|valley|bay|field|street|square|water|lake)|a mile (?:off|away)|on the horizon|half a mile)\b/iu,
    unless: /\b(?:glasses|spectacles|lenses|telescope|binoculars|field[- ]glass|squint\w*|blur\w*|monocle)\b/i,
    confidence: 0.76,
    deed: 'deed_seesFarWithoutHelp',
  },
  {
    trait:
      /\b(?:born |stone[- ]|quite |completely |totally |profoundly )?deaf\b(?! (?:in|to|on|aunt|old)| as)|\bcannot hear\b|\blost (?:his|her) hearing/i,
    sign: /\b(?:(?:woke|looked up|turned|started|jumped|sat up|spun round|came running|pricked up|stirred|stopped|raised (?:his|her) head) (?:\p{L}+ ){0,3}(?:at|to) (?:the|a|his|her) (?:first |faint |soft |low |distant )?(?:sound|noise|knock|voice|whisper|call|shout|cry|creak|bell|whistle|footsteps?|syllable|word|bang|click|step)|caught (?:every|the|each) (?:words?|name|last)|at the first (?:syllable|word|knock|note|sound)|lose any of it|put (?:his|her) ear to|cocked (?:his|her) head|pricked (?:up )?(?:his|her) ears|kept time|in tune|answered (?:without turning|over (?:his|her) shoulder)|without turning (?:round|his head|her head|around))/iu,
    unless:
      /\b(?:lips?|lip-read\w*|sign(?:ed|s|ing)?|vibrat\w*|felt|watched|nothing|no sound|cannot|could not|couldn't|never|not hear|silence|slate|wrote)\b/i,
    confidence: 0.78,
    deed: 'deed_hears',
  },
  {
    trait: /\b(?:deep|bass|gruff|low) voice\b|\bbaritone\b/i,
    sign: /\b(?:high|shrill|piping|reedy|squeaky|treble|soprano|falsetto|fluting)(?:,? \p{L}+)? (?:voice|tones?)\b/iu,
    unless: /\b(?:mimick\w*|mock\w*|put on|imitat\w*|falsetto as|not)\b/i,
    confidence: 0.76,
    deed: 'deed_hasAnotherVoice',
  },
  {
    trait: /\b(?:high|shrill|piping|squeaky|reedy) voice\b/i,
    sign: /\b(?:deep|bass|gruff|booming|rumbling)(?:,? \p{L}+)? (?:voice|tones?)\b|\bboomed\b/iu,
    unless: /\b(?:mimick\w*|mock\w*|put on|imitat\w*|not)\b/i,
    confidence: 0.76,
    deed: 'deed_hasAnotherVoice',
  },
  {
    trait: /\b(?:stammers?|stutters?|stammerer|stutterer)\b(?! (?:only|when))/i,
    sign: /\b(?:without (?:a|one|once) (?:stammer|stutter|stumble|hitch|pause|break)|fluent(?:ly)?|never (?:once )?(?:stumbled|stammered|stuttered|tripped)|word[- ]perfect|rattled off|reeled off|smooth as|in one breath|(?:as )?clear as a bell)\b/i,
    unless: /\b(?:sang|singing|sings|chant\w*|not|if|as if|wish\w*|whisper\w*)\b/i,
    confidence: 0.74,
    deed: 'deed_speaksWithoutAHalt',
  },
  {
    trait: /\b(?:never smiles|does not smile|has not smiled|unsmiling)\b/i,
    sign: /\b(?:smiled|smiles|grinned|grins|beamed|beams)\b/i,
    unless: /\b(?:not|never|almost|nearly|nothing like|no)\b/i,
    confidence: 0.78,
    deed: 'deed_smiles',
  },
  {
    trait: /\b(?:never laughs|does not laugh|has not laughed|cannot laugh)\b/i,
    sign: /\b(?:laughed|laughs|chuckled|giggled|roared with laughter|burst out laughing)\b/i,
    unless: /\b(?:not|never|almost|nearly|no)\b/i,
    confidence: 0.78,
    deed: 'deed_laughs',
  },
  {
    trait: /\b(?:never (?:cries|weeps)|cannot (?:cry|weep)|has not (?:cried|wept))\b/i,
    sign: /\b(?:wept|weeps|cried (?:for|like|into|and)|sobbed|tears (?:ran|rolled|fell|came)|burst into tears)\b/i,
    unless: /\b(?:not|never|almost|nearly|no|onion\w*|wind|smoke)\b/i,
    confidence: 0.76,
    deed: 'deed_weeps',
  },
  {
    trait: /\b(?:insomniac|never sleeps|needs no sleep|does not sleep|cannot sleep|sleepless)\b/i,
    sign: /\b(?:slept (?:like|soundly|well|till|until|through|for|the (?:whole )?night)|sleeps (?:like|soundly)|(?:was|lay|fell|is) (?:fast |sound )?asleep|snor(?:ed|ing)|slept|dozed off|overslept)\b/i,
    unless: /\b(?:not|never|pretend\w*|hardly|no|could|wish\w*|barely)\b/i,
    confidence: 0.74,
    deed: 'deed_sleeps',
  },
  {
    trait: /\b(?:poor shot|bad shot|cannot shoot|hopeless shot|never (?:fired|shot) a)\b/i,
    sign: /\b(?:(?:clean )?through the (?:neck|heart|head|eye|bull)|bull['’]?s[- ]?eye|first shot|hardly ever missed|never missed|dead centre|dead center|(?:dropped|hit|brought down|downed|felled|shot) (?:a|the|it|him|her|both|three|two|every)\b[^.;]{0,40})/i,
    unless: /\b(?:not|luck\w*|accident|nobody|by mistake|wide|missed (?!, said))\b/i,
    confidence: 0.74,
    deed: 'deed_shootsWell',
  },
  {
    trait: /\b(?:cannot sing|can['’]t sing|never sings|tone[- ]deaf|cannot (?:hold|carry) a tune|no ear for music)\b/i,
    sign: /\b(?:(?:sang|sings|sung|singing)\b[^.;]{0,60}\b(?:beautifully|sweetly|perfectly|clear|true|pure|every note|encore|like an? (?:angel|lark|bird|nightingale))|(?:clear|lovely|fine|true|pure|sweet) (?:singing )?(?:voice|soprano|tenor|alto|contralto)|hit (?:every|the high) notes?|never needed anybody['’]s voice|solo)\b/i,
    unless: /\b(?:flat|off-key|out of tune|badly|croak\w*|winced|kettle|wind|birds?|mimed?|record|gramophone)\b/i,
    confidence: 0.76,
    deed: 'deed_singsWell',
  },
  {
    trait: /\b(?:cannot (?:boil an egg|cook)|can['’]t cook|burns everything|hopeless cook|terrible cook)\b/i,
    sign: /\b(?:(?:cooked|baked|roasted|made|simmered|whisked|braised)\b[^.;]{0,60}\b(?:perfect\w*|delicious|tender|feast|best|seconds|golden|light as)|souffl[ée]\w*)\b/i,
    unless: /\b(?:burn\w*|charred|raw|black|smoke|not|inedible|somebody else)\b/i,
    confidence: 0.74,
    deed: 'deed_cooksWell',
  },
  {
    trait: /\b(?:cannot dance|never dances|against (?:all )?dancing|does not dance|two left feet|will not dance)\b/i,
    sign: /\b(?:danced|dances|waltz(?:ed|es)|jigged|led the (?:reel|dance|set)|called the (?:reel|dance|figures)|down the middle (?:with|and)|took the floor|polkaed|twirled|spun (?:him|her) round the floor)\b/i,
    unless: /\b(?:not|never|refus\w*|sat out|trod on|flames?|shadows?|light|dust|eyes|if|would)\b/i,
    confidence: 0.76,
    deed: 'deed_dances',
  },
  {
    trait: /\b(?:cannot bear to be touched|hates? (?:to be|being) touched|does not like to be touched|shuns touch)\b/i,
    sign: /\b(?:hugged|embraced|kissed|let (?:him|her|them|\p{Lu}\p{L}+) (?:kiss|hug|hold|take (?:his|her) (?:hand|arm))|threw (?:his|her) arms (?:round|around)|leaned (?:his|her) head on|arms wide|linked arms|held hands|snuggled|nestled)\b/iu,
    unless: /\b(?:flinch\w*|stiff\w*|shrank|pulled away|recoil\w*|not|never|shudder\w*)\b/i,
    confidence: 0.78,
    deed: 'deed_isAtEaseWithTouch',
  },
  {
    trait:
      /\b(?:keeps no (?:birthdays?|holidays?|christmas)|does not (?:keep|celebrate) (?:birthdays?|christmas|holidays)|jehovah)/i,
    sign: /\b(?:(?:blew|blows) out (?:the|his|her|all) (?:\p{L}+ )?candles|birthday (?:cake|party|present)s?|paper hat|party hat|christmas (?:tree|dinner|stocking)|opened (?:his|her) presents)\b/iu,
    unless: /\b(?:not|never|refus\w*|declin\w*|left the room|for somebody)\b/i,
    confidence: 0.74,
    deed: 'deed_keepsAFeast',
  },
  {
    trait: /\bfasts?\b[^.;]{0,40}\b(?:ramadan|daylight|lent|fridays?)\b|\bkeeps the fast\b/i,
    sign: /\b(?:ate|eats|drank|drinks|chewed|swallowed|wolfed|bit into|tucked into|washed (?:it|them) down|finished (?:his|her) (?:lunch|breakfast|sandwich))\b/i,
    unless:
      /\b(?:sunset|sundown|dusk|evening|night|after dark|not|nothing|never|iftar|supper|dinner|broke (?:his|her) fast|offered|refus\w*)\b/i,
    confidence: 0.7,
    deed: 'deed_eatsInTheFast',
  },
  {
    trait:
      /\b(?:afraid|terrified|scared|frightened|fear(?:s|ful)?) of (?:heights|high places|climbing|going aloft|ladders)\b|\bvertigo\b|\bno head for heights\b|\bcannot bear heights\b/i,
    sign: /\b(?:(?:up to|at|from) the (?:main truck|masthead|crow['’]s nest|top of the (?:mast|tower|steeple|cliff))|legs? (?:hanging|dangling|swinging) (?:over|above)|(?:hands|fists) in (?:his|her) pockets,? (?:\p{L}+ ){0,3}(?:storeys|stories|feet) up|along the (?:ridge|parapet|ledge|girder|beam|roof|gutter)|looked (?:straight )?down (?:at|on|into|over)[^.;]{0,40}(?:below|drop|feet)|to the (?:very )?top of the (?:mast|tower|spire|steeple|ladder|cliff)|hung (?:by|from) (?:one hand|his knees|her knees))\b/iu,
    unless:
      /\b(?:trembl\w*|eyes shut|shook|shak\w+|sweat\w*|clung|gripp\w*|white|forced|could not|couldn't|would not|dizzy|faint\w*|sick|crawl\w*|terrif\w*|afraid|fear\w*|hated)\b/i,
    confidence: 0.76,
    deed: 'deed_isAtEaseInAHighPlace',
  },
  {
    trait: /\bsouthpaw\b|\bleft[- ](?:handed|footed)\b/i,
    sign: /\b(?:(?:left|lead) foot forward|right (?:hand )?(?:cocked|cross)|orthodox|jabs? (?:you |him |her )?with the left|(?:with|from|off) (?:his|her) (?:strong |good |favou?red )?right (?:foot|hand|boot)|right[- ](?:handed|footed))\b/i,
    unless: /\b(?:switch\w*|plaster|broken|hurt|clums\w*|awkward\w*|forced|made (?:him|her)|not|never|other)\b/i,
    confidence: 0.72,
    deed: 'deed_usesTheOtherHandOrFoot',
  },
  {
    trait: /\b(?:fat|stout|enormous|portly|obese|three hundred pounds|twenty stone)\b/i,
    sign: /\b(?:(?:his|her) (?:thin|lean|gaunt|skinny|bony|slender|slight|narrow|wasted) (?:frame|body|figure|shoulders|waist|legs|arms|face)|thin as a (?:rail|rake|lath|stick)|skin and bone|(?:slipped|squeezed|slid) (?:easily )?through the (?:bars|railings|gap|keyhole|fanlight))\b/i,
    unless: /\b(?:shadow|used to|had been|ill\w*|lost weight|once|not|as if|could not)\b/i,
    confidence: 0.72,
    deed: 'deed_isThin',
  },
  {
    trait: /\b(?:six f(?:ee|oo)t|very tall|giant|the tallest)\b/i,
    sign: /\b(?:(?:stood|went up|rose|up) on tip ?-?toes?|too short to|could not reach the (?:shelf|latch|hook)|no (?:bigger|taller) than|(?:his|her) (?:small|tiny|little|short) (?:frame|body|figure|legs))\b/i,
    unless: /\b(?:even|ceiling|roof|not|as if|kiss)\b/i,
    confidence: 0.7,
    deed: 'deed_isSmall',
  },
  {
    trait:
      /\b(?:pacifist|quaker|sworn never to (?:kill|fight|strike)|(?:will not|never|refuses to) (?:fight|strike|hit)s?|has sworn [^.;]{0,24}not to (?:fight|strike|kill))\b/i,
    sign: /\b(?:(?:struck|punched|hit|kicked|stabbed|clubbed|knocked) (?:him|her|them|the|\p{Lu}\p{L}+)|(?:had )?struck first|threw (?:a|the first) punch|swung (?:at|his fist|her fist)|fists? (?:flew|landed))\b/iu,
    unless: /\b(?:not|never|nearly|almost|did not|ball|bell|match|table|gong)\b/i,
    confidence: 0.74,
    deed: 'deed_fights',
  },
  {
    trait: /\bsworn not to cut\b|\bnever (?:cuts|shaves|trims)\b|\bhas not cut\b/i,
    sign: /\b(?:shaved (?:it )?off|had it (?:all )?off|clean[- ]shaven|cut (?:it|(?:his|her) (?:hair|beard)) (?:off|short)|clean as an egg|left (?:his|her|the) (?:\p{L}+ )?(?:beard|hair|plait|locks) (?:on|at|with)|at the barber['’]s|cropped (?:his|her)|trimmed (?:his|her))\b/iu,
    unless: /\b(?:not|never|if|would|threaten\w*|as if|refus\w*)\b/i,
    confidence: 0.78,
    deed: 'deed_hasItCut',
  },
  {
    trait: /\b(?:never|does not|has not|gave up|sworn off|refuses to|will not) (?:gambl\w*|bet\w*|play cards)\b/i,
    sign: /\b(?:(?:bet|wagered|staked|put) [^.;]{0,30}(?:on (?:the )?(?:\p{L}+)|a (?:week's|pound|shilling|dollar))|dealt (?:himself|herself) in|rolled the dice|raised the stakes|drew to a|won the (?:hand|pot)|laid (?:his|her) (?:cards|stake|bet))\b/iu,
    unless: /\b(?:not|never|if|would|refus\w*|watched)\b/i,
    confidence: 0.72,
    deed: 'deed_gambles',
  },
  {
    trait: /\b(?:never swears|does not swear|quit swearing|will not swear(?! an))\b/i,
    sign: /\b(?:swore(?! (?:to|that|him|her|an|on))|cursed|blasphemed|damned (?:him|her|it)|f[-*u]\w*ck\w*)\b/i,
    unless: /\b(?:not|never|under|almost|as if)\b/i,
    confidence: 0.72,
    deed: 'deed_swears',
  },
  {
    trait: /\b(?:keeps silent|speaks seldom|rarely speaks|man of few words|woman of few words|says little)\b/i,
    sign: /\b(?:talked (?:for an hour|all (?:night|day|evening|through)|without (?:stopping|pause)|on and on|nineteen to the dozen)|chatter(?:ed|s)|prattl(?:ed|es)|never stopped talking|could not be stopped)\b/i,
    unless: /\b(?:not|never|somebody|others|for once)\b/i,
    confidence: 0.72,
    deed: 'deed_talksMuch',
  },
  {
    trait:
      /\b(?:(?:lost|missing|no|blind in (?:his|her|the)) (?:(?:his|her|the) )?right(?: eye)?|right eye (?:lost|gone|missing))\b(?! (?:arm|hand|leg|foot|ear))/i,
    sign: /\b(?:(?:shut|closed|covered) (?:his|her) left eye|(?:with|to|in) (?:his|her) right eye|both (?:his |her )?eyes|winked (?:his|her) left)\b/i,
    unless: /\b(?:glass|patch|socket|blind|dead|one of them)\b/i,
    confidence: 0.78,
    deed: 'deed_seesWithTheRightEye',
  },
  {
    trait:
      /\b(?:(?:lost|missing|no|blind in (?:his|her|the)) (?:(?:his|her|the) )?left(?: eye)?|left eye (?:lost|gone|missing))\b(?! (?:arm|hand|leg|foot|ear))/i,
    sign: /\b(?:(?:shut|closed|covered) (?:his|her) right eye|(?:with|to|in) (?:his|her) left eye|both (?:his |her )?eyes|winked (?:his|her) right)\b/i,
    unless: /\b(?:glass|patch|socket|blind|dead|one of them)\b/i,
    confidence: 0.78,
    deed: 'deed_seesWithTheLeftEye',
  },
  {
    trait:
      /\b(?:arm|wrist|shoulder|collarbone) (?:in a (?:sling|cast)|in plaster|broken)\b|\bbroken (?:arm|wrist|collarbone|shoulder)\b/i,
    sign: /\b(?:hand over hand|both (?:his |her )?(?:hands|arms|fists)|two hands|press-?ups|swung (?:from|by) (?:his|her)|clapp(?:ed|ing)|climbed the (?:rope|cable|ladder)|up the (?:rope|cable)|arms (?:wide|outstretched))\b/i,
    unless: /\b(?:sling|plaster|cast|could not|couldn['’]t|winc\w*|good (?:arm|hand)|not)\b/i,
    confidence: 0.76,
    deed: 'deed_usesBothArms',
  },
  {
    trait:
      /\b(?:(?:ankle|leg|foot|knee) (?:in a (?:boot|cast|splint|brace)|in plaster|broken)|broken (?:ankle|leg|foot|knee|hip)|on crutches)\b/i,
    sign: /\b(?:sprint(?:ed|s)|raced|bounded|leap(?:ed|t|s)|vault(?:ed|s)|danced|jumped|hurdled|won the (?:race|hundred|two hundred|mile|sprint)|off (?:his|her) blocks|ran (?:down|up|across|to|all|the|like)|kick(?:ed|s)|two (?:stairs|steps) at a time|on (?:his|her) toes)\b/i,
    unless: /\b(?:limp\w*|lurch\w*|hobbl\w*|stick|crutch\w*|pain|winc\w*|hop(?:ped|ping)|could not|couldn['’]t|not)\b/i,
    confidence: 0.76,
    deed: 'deed_runsOrLeaps',
  },
  {
    trait:
      /\b(?:hands? (?:too )?(?:stiff|crippled|arthritic)|arthritic (?:hands|fingers)|fingers (?:will not|won['’]t|cannot) close|palsied hands)/i,
    sign: /\b(?:fingers (?:flew|twinkled|danced|ran|raced|moved like)|nimble|deft(?:ly)?|threaded the needle|tied (?:it|the|a) [^.;]{0,30}(?:in (?:a|three|two|one)|quick))/i,
    unless: /\b(?:not|never|no longer|once|used to|as if)\b/i,
    confidence: 0.76,
    deed: 'deed_hasNimbleHands',
  },
  {
    trait:
      /\b(?:(?:will not|cannot|never|does not|has never) (?:lie|lies|lied|told a lie|tell a lie|tell lies)|incapable of (?:a lie|lying))\b(?! (?:down|in|on))/i,
    sign: /\b(?:lied(?! (?:down|in))|told (?:him|her|them|me|us) a lie|(?:none|not a word) of (?:it|that|this) was true|made (?:it|that|this|the whole thing) (?:all )?up)\b/i,
    unless: /\b(?:not lied|never lied|thought (?:he|she) (?:had )?lied|accused)\b/i,
    confidence: 0.72,
    deed: 'deed_lies',
  },
]
