import type { WordingId } from '@skein/contract/wordings'

/** What somebody does, as the wording that says it. */
export type Deed = Exclude<Extract<WordingId, `deed_${string}`>, 'deed_takes' | 'deed_takesEither'>

/** A trait and the words that contradict it when said of the one who has it. */
export interface TraitSign {
  readonly trait: RegExp
  /** Looked for in the narration from the deed on, to the end of its sentence. */
  readonly sign: RegExp
  /** In the same or the sentences beside it: then it is shown, not contradicted. */
  readonly unless: RegExp
  readonly confidence: number
  readonly deed: Deed
}

const LEFT_HURT =
  /(?:\b(?:lost|missing|without|withered|crippled|useless|paralysed|paralyzed|broken|no|lame|severed|amputated|wooden|stump)\b(?:(?!finger|thumb|toe)[^,;.]){0,24}\bleft (?:arm|hand|wrist|side|sleeve)|\bleft (?:arm|hand|wrist)\b[^,;.]{0,24}\b(?:lost|missing|gone|amputated|severed|withered|paralysed|paralyzed|broken|useless|in plaster)|paralys?z?ed on the left)/i
const RIGHT_HURT = new RegExp(LEFT_HURT.source.replaceAll('left', 'right'), 'i')
const NOT_IN_USE =
  /\b(?:sleeve|stump|plaster|dead|useless|limp|hung|empty|pinned|where|gone|missing|could not|couldn't|phantom|lay|sling|hook|with (?:his|her) one|one hand|only hand)\b/i

/** What bodies, senses and skills forbid. The first match of a person's trait counts. */
export const TRAIT_SIGNS: readonly TraitSign[] = [
  {
    trait:
      /(?<!colou?r[- ]|half[- ]|nearly |snow |night |not |going )\bblind\b(?! (?:in|to|spot|drunk))|\bsightless|\blost (?:his|her) sight|\bcannot see\b/i,
    sign: /\b(?:saw|sees|watch(?:ed|es|ing)|glanc(?:ed|es)|glimps(?:ed|es)|spott(?:ed)|spots|stared|stares|peered|peers|squint(?:ed|s)|gaz(?:ed|es)|read(?:s)? (?:the|it|a|his|her|out|aloud|from)|recogni[sz]ed (?:his|her|the) (?:face|hand|handwriting)|looked (?:at|up at|over|across|him|her|round at)|looks (?:at|up at|over)|caught sight|noticed the (?:colou?r|look|light|stain|smile)|eyes (?:followed|fell on|met|scanned|searched|widened)|wink(?:ed|s))\b/i,
    unless:
      /\b(?:fingers?|fingertips|braille|touch(?:ed)?|felt|by (?:feel|ear|smell)|listen\w*|unseeing|sightless|blind(?:ly)?|white eyes|turned (?:his|her) face|as if|as though)\b/i,
    confidence: 0.9,
    deed: 'deed_sees',
  },
  {
    trait: /\bcolou?r[- ]?blind/i,
    sign: /\b(?:(?:saw|sees|picked|picks|chose|chooses|told|tells|knew|knows|spotted|recogni[sz]ed|noticed|admired|loved|matched)\b[^.]{0,50}\b(?:by (?:its|their|the) colou?r|red|green|scarlet|crimson|emerald|colou?rs?)|(?:by|from) (?:its|their|the) colou?r)\b/i,
    unless: /\b(?:all (?:grey|gray)|told (?:him|her) it was|said it was|asked|labelled|mud|dents?|brown to)\b/i,
    confidence: 0.88,
    deed: 'deed_tellsColoursApart',
  },
  {
    trait:
      /\b(?:born |stone |quite |completely |totally |profoundly )?deaf\b(?! (?:in|to|on|aunt|old)| as)|\bcannot hear\b|\blost (?:his|her) hearing/i,
    sign: /\b(?:heard|hears|overheard|overhears|listen(?:ed|s|ing) (?:to|for|at)|by the sound|the sound of|eavesdropp\w+|hummed along|at the sound)\b/i,
    unless:
      /\b(?:lips?|lip-read\w*|sign(?:ed|s|ing)?|vibrat\w*|felt|saw|watched|nothing|no sound|cannot|could not|couldn't|never|not hear|silence)\b/i,
    confidence: 0.88,
    deed: 'deed_hears',
  },
  {
    trait:
      /\b(?:mute|dumb|voiceless|speechless|tongue (?:was )?cut|without a voice|lost (?:his|her) voice|cannot speak|does not speak|never speaks|vow of silence|has not spoken|gave up (?:his|her) voice)\b/i,
    sign: /\b(?:said|says|asked|asks|replied|answered|answers|shouted|shouts|whispered|whispers|called|calls|told|tells|cried|murmured|sang|sings|spoke|speaks|announced|explained|exclaimed)\b/i,
    unless:
      /\b(?:sign(?:ed|s|ing)?|slate|wrote|writes|written|mouthed|mouth(?:s|ing)?|hands? said|fingers?|eyes said|without (?:a )?(?:sound|words?)|silently|pointed|note|chalk(?:ed)?|typed|nod(?:ded)?)\b/i,
    confidence: 0.9,
    deed: 'deed_speaks',
  },
  {
    trait: LEFT_HURT,
    sign: /\b(?:both (?:his |her )?(?:hands|arms)|two hands|(?:with|in|out|raised|held|lifted|using|of) (?:his|her) left (?:hand|arm)|(?:shot|put|stretched|reached|held|threw|thrust|flung) out (?:his|her) left (?:hand|arm)|left hand,? (?:closed|took|caught|gripped|quick)|clapp(?:ed|ing)|the left with)\b/i,
    unless: NOT_IN_USE,
    confidence: 0.9,
    deed: 'deed_usesTheLeftHand',
  },
  {
    trait: RIGHT_HURT,
    sign: /\b(?:both (?:his |her )?(?:hands|arms)|two hands|(?:with|in|out|raised|held|lifted|using|of) (?:his|her) right (?:hand|arm)|(?:shot|put|stretched|reached|held|threw|thrust|flung) out (?:his|her) right (?:hand|arm)|right hand,? (?:closed|took|caught|gripped|quick)|clapp(?:ed|ing)|the right with)\b/i,
    unless: NOT_IN_USE,
    confidence: 0.9,
    deed: 'deed_usesTheRightHand',
  },
  {
    trait:
      /\bone[- ](?:armed|handed)\b|\b(?:lost|missing) (?:an|one|his|her) (?:left |right )?(?:arm|hand)\b|\bonly one (?:arm|hand)\b|\bno (?:left|right) (?:arm|hand)\b|\bone (?:arm|hand) lost\b/i,
    sign: /\b(?:both (?:his |her )?(?:hands|arms|fists|palms|handles|wrists|thumbs)|two hands|by both \w+|(?:either|each) (?:hand|arm)|clapp(?:ed|ing)|(?:hands|palms|fists) together|(?:rubbed|clasped|wrung|steepled|folded) (?:his|her) (?:hands|palms|fingers)|folded (?:his|her) arms|arms (?:wide|outstretched|around)|knuckles of both)\b/i,
    unless: NOT_IN_USE,
    confidence: 0.9,
    deed: 'deed_usesTwoHands',
  },
  {
    trait: /\bone[- ]eyed\b|\bglass eye\b|\b(?:lost|missing) (?:an|one|his|her) (?:left |right )?eye\b|\beye ?patch\b/i,
    sign: /\b(?:both (?:his |her )?eyes|two (?:good|sharp|bright) eyes)\b/i,
    unless: /\b(?:glass|patch|one of them|good one|socket)\b/i,
    confidence: 0.86,
    deed: 'deed_hasTwoGoodEyes',
  },
  {
    trait:
      /\bone[- ]legged\b|\bwooden leg\b|\bpeg leg\b|\b(?:lost|missing) (?:a|one|his|her) (?:left |right )?(?:leg|foot)\b/i,
    sign: /\b(?:both (?:his |her )?(?:legs|feet)|two (?:good )?(?:legs|feet)|sprint(?:ed|s)|leap(?:ed|t|s)|ran|runs|jumped|danced|kick(?:ed|s))\b/i,
    unless: /\b(?:wooden|crutch\w*|peg|stump|hop(?:ped|s|ping)?|limp\w*|fell|stick)\b/i,
    confidence: 0.86,
    deed: 'deed_hasTwoLegs',
  },
  {
    trait:
      /\bwheelchair\b|\bparalys?z?ed (?:from|below|legs)|\bcannot (?:walk|stand)\b|\bnever walks?\b|\bparaplegic|\bbedridden|\blost the use of (?:his|her) legs/i,
    sign: /\b(?:walk(?:ed|s) (?:to|across|up|down|over|out|in|through|home|back|the)|ran|runs (?:to|across|up|down)|stood|stands|jump(?:ed|s)|danc(?:ed|es)|climb(?:ed|s)|leap(?:ed|t|s)|strode|strides|stepp(?:ed)|got to (?:his|her) feet|rose to (?:his|her) feet|kick(?:ed|s)|skipp(?:ed)|got up|steps two at a time|on (?:his|her) feet)\b/i,
    unless:
      /\b(?:chair|wheel\w*|push(?:ed|es)?|carried|lifted|crutch\w*|frame|if|as if|as though|fell|held (?:him|her) up|arms?)\b/i,
    confidence: 0.87,
    deed: 'deed_walksOrStands',
  },
  {
    trait:
      /\blame\b|\bwalks with (?:a|two) (?:limp|cane|sticks?|crutch(?:es)?)|\bcalliper\b|\bleg in irons\b|\bleg[- ]brace\b|\bclub[- ]?foot|\bbad (?:leg|knee|hip)\b|\bcrippled (?:leg|foot)|\blimps?\b/i,
    sign: /\b(?:sprint(?:ed|s)|raced|the fastest|bounded|leap(?:ed|t|s)|vault(?:ed|s)|danced|jumped|hurdled|went [^.,;]{0,24}like a (?:whippet|hare|greyhound|deer|shot)|knees pumping|ran (?:down|up|across|to|all|like|lightly|easily)|without a (?:limp|hitch))\b/i,
    unless:
      /\b(?:limp\w*|lurch\w*|hobbl\w*|stick|cane|crutch\w*|pain|winc\w*|dragg\w*|foot (?:dragging|caught)|could not|couldn't|blood ran|tears ran|water ran)\b/i,
    confidence: 0.78,
    deed: 'deed_runsOrLeaps',
  },
  {
    trait: /\bleft[- ]handed\b|\bsouthpaw\b|\bwrites? with (?:his|her) left\b/i,
    sign: /\b(?:(?:wrote|writes|signed|signs|pen|pencil|quill|sword|knife|ball|threw|throws|drew|draws|brush|needle|bat|racket|cards?|spoon|axe|hammer|bow|pistol|gun)\b[^.]{0,40}\b(?:in|with) (?:his|her) right(?: hand)?|(?:with|in) (?:his|her) right hand\b[^.]{0,40}\b(?:wrote|writes|signed|signs|drew|threw|pen|sword|as (?:he|she) (?:always|had)))\b/i,
    unless:
      /\b(?:awkward\w*|clums\w*|could not|injured|bandag\w*|forced|pretend\w*|unlike|disguis\w*|wrong hand|because)\b/i,
    confidence: 0.88,
    deed: 'deed_usesTheRightHand',
  },
  {
    trait: /\bright[- ]handed\b/i,
    sign: /\b(?:wrote|writes|signed|pen|pencil|quill|sword|knife|threw|throws|drew|draws|brush|axe|bow|pistol|gun)\b[^.]{0,40}\b(?:in|with) (?:his|her) left(?: hand)?\b/i,
    unless: /\b(?:awkward\w*|clums\w*|could not|injured|bandag\w*|forced|pretend\w*|disguis\w*|wrong hand|because)\b/i,
    confidence: 0.86,
    deed: 'deed_usesTheLeftHand',
  },
  {
    trait: /\b(?:illiterate|never learn(?:ed|t) to read|cannot read|can't read|unable to read|unlettered)\b/i,
    sign: /\b(?:read(?:s)? (?:the|it|a|an|his|her|out|aloud|from|every|them|two|through|over|slowly)|reading (?:the|a|an|it|his|her|from|aloud)|wrote|writes (?:a|the|down|his|her|it))\b/i,
    unless:
      /\b(?:(?:read|reads|reading) (?:the |his |her |their )?(?:sky|weather|face|faces|mind|lips|signs|room|water|wind|tracks|cards|palm|clouds|tea)|read to|to (?:him|her)|asked|what (?:it|does it|did it) sa\w+|mark|cross|upside down|pretend\w*|dictat\w*|could not|couldn't|cannot|letters swim)\b/i,
    confidence: 0.88,
    deed: 'deed_readsOrWrites',
  },
  {
    trait: /\bbald\b|\bshaved head\b|\bshaven[- ]head|\bhairless\b/i,
    sign: /\b(?:(?:his|her) (?:\p{L}+ )?(?:hair|curls|locks|plait|braid|ponytail|fringe)\b|comb(?:ed|ing|s) (?:his|her)|brush(?:ed|ing) (?:his|her) hair)/iu,
    unless: /\b(?:wig|chest|arms?|nose|eyebrow|beard|grow\w*|once|used to|where|lost|shaved|no hair|had been)\b/i,
    confidence: 0.8,
    deed: 'deed_hasHair',
  },
  {
    trait: /\bclean[- ]shaven\b|\bbeardless\b/i,
    sign: /\b(?:his (?:\p{L}+ )?(?:beard|moustache|mustache|whiskers))\b/iu,
    unless: /\b(?:false|grow\w*|no|stubble|first)\b/i,
    confidence: 0.72,
    deed: 'deed_hasABeard',
  },
  {
    trait:
      /\b(?:teetotal\w*|(?:does not|doesn't|never) drinks?\b|drinks? no (?:alcohol|wine|spirits|liquor)|takes no (?:wine|drink|alcohol)|sober\b|abstain\w* from (?:drink|alcohol|wine)|sworn off (?:drink|alcohol|the bottle)|temperance|no longer drinks|gave up (?:drink|drinking|the bottle)|touches no (?:drink|wine|liquor|alcohol))/i,
    sign: /\b(?:(?:drank|drinks|drained|drains|sipped|sips|swallowed|gulped|downed|took|takes|poured (?:himself|herself)|pours (?:himself|herself)|refilled (?:his|her)|knocked back|tossed back|raised|finished|emptied|called for|ordered|had|nursed|held)\b[^.]{0,40}\b(?:wine|whisky|whiskey|beer|ale|rum|gin|brandy|port|sherry|champagne|vodka|cider|mead|stout|bourbon|rye|scotch|claret|madeira|arrack|sake|pint|dram|tumbler of)|(?:third|second|fourth|another|fifth) (?:whisky|whiskey|beer|brandy|gin|rum|glass of (?:wine|port|sherry|claret)|pint)|drunk\b|drunkenly)|\b(?:wine|whisky|whiskey|beer|ale|rum|gin|brandy|port|sherry|champagne|cider|madeira)\b[^.]{0,60}\b(?:drank|drinks|drained|downed|swallowed) it\b/i,
    unless:
      /\b(?:not (?:drink|taken|touch)|refus\w*|declin\w*|pushed (?:it|the glass) away|untouched|tea|water|cordial|ginger beer|lemonade|no wine|empty|for (?:him|her|the others)|others|poured away|sink)\b/i,
    confidence: 0.88,
    deed: 'deed_drinks',
  },
  {
    trait: /\b(?:vegetarian|vegan|eats? no (?:meat|flesh)|(?:does not|never) eats? meat)\b/i,
    sign: /\b(?:ate|eats|chewed|chews|bit into|devoured|wolfed|swallowed|carved (?:himself|herself)|helped (?:himself|herself) to|tucked into)\b[^.]{0,40}\b(?:meat|beef|pork|lamb|mutton|ham|bacon|sausages?|steak|chicken|goose|duck|venison|kidneys?|liver|chops?|stew)\b|\b(?:meat|beef|pork|lamb|mutton|ham|bacon|sausages?|steak|chicken|goose|duck|venison|liver|chops?)\b[^.]{0,40}\b(?:ate|eats|chewed|swallowed|devoured) (?:it|them)\b/i,
    unless: /\b(?:refus\w*|pushed|not (?:eat|touch)|instead|mushroom|nut)\b/i,
    confidence: 0.88,
    deed: 'deed_eatsMeat',
  },
  {
    trait: /\bcannot smell\b|\b(?:lost|without|no) (?:his |her )?sense of smell|\bno sense of smell|\banosmi/i,
    sign: /\b(?:smell(?:ed|s|t)|sniff(?:ed|s)\b|followed (?:his|her) nose|scent(?:ed|s)|the smell of .{1,30} (?:reached|woke|made|told) (?:him|her))\b/i,
    unless:
      /\b(?:nothing|could not|couldn't|cannot|no longer|trouble|a rat|told (?:him|her)|way of speaking|of \p{L}+ himself)\b/iu,
    confidence: 0.8,
    deed: 'deed_smellsSomething',
  },
  {
    trait:
      /\bcannot swim\b|\bcan't swim\b|\bnever learn(?:ed|t) to swim\b|\bafraid of (?:the )?(?:water|sea)\b|\bunable to swim\b/i,
    sign: /\b(?:swam|swims|swimming|struck out for|dived (?:in|into|off)|dives (?:in|into)|crawl that|breaststroke|floated on (?:his|her) back|trod water)\b/i,
    unless:
      /\b(?:sank|sinks|drown\w*|flounder\w*|rope|held|dragged|pulled|could not|couldn't|like a stone|thrash\w*|bottom)\b/i,
    confidence: 0.88,
    deed: 'deed_swims',
  },
  {
    trait: /\bcannot drive\b|\bcan't drive\b|\bnever learn(?:ed|t) to drive\b|\bdoes not drive\b|\bhas never driven\b/i,
    sign: /\b(?:drove|drives|driven since|at the wheel|behind the wheel|changing (?:down|gear)|changed gear|steered|reversed (?:the|into)|parked the)\b/i,
    unless:
      /\b(?:drove (?:him|her|them) (?:mad|home|to)|cart|nail|bargain|passenger|driver|cab|taxi|stall\w*|could not|couldn't|crashed|taught|lesson)\b/i,
    confidence: 0.87,
    deed: 'deed_drives',
  },
  {
    trait: /\b(?:never rides?|cannot ride|afraid of horses|does not ride|will not ride)\b/i,
    sign: /\b(?:rode|rides|mounted|gallop(?:ed|s)|canter(?:ed|s)|trotted|in the saddle|on horseback|swung (?:up )?into the saddle|reins)\b/i,
    unless: /\b(?:carriage|coach|pillion|cart|refus\w*|bicycle|bus|train|lift|no|not)\b/i,
    confidence: 0.86,
    deed: 'deed_rides',
  },
  {
    trait: /\b(?:cannot sing|can't sing|never sings|tone[- ]deaf|cannot (?:hold|carry) a tune)\b/i,
    sign: /\b(?:sang|sings|sung) (?:like|beautifully|sweetly|the|in a clear|so|as|it|every|perfectly|to)\b/i,
    unless: /\b(?:flat|off-key|out of tune|badly|croak\w*|winced|kettle|wind|birds?|larks?|tuneless\w*)\b/i,
    confidence: 0.84,
    deed: 'deed_sings',
  },
  {
    trait:
      /\b(?:carries no (?:gun|weapon|arms)|(?:sworn off|gave up) (?:carrying )?(?:a )?(?:guns?|weapons)|never (?:carries|touches|holds) a (?:gun|weapon|pistol)|sworn never to (?:touch|carry|hold|fire) a)\b/i,
    sign: /\b(?:(?:pulled|drew|draws|pulls|fired|fires|raised|raises|cocked|aimed|aims|loaded|thumbed back|took|reached for|holster\w*|carried|had)\b[^.]{0,30}\b(?:gun|pistol|revolver|rifle|\.38|\.45|automatic|shotgun))/i,
    unless:
      /\b(?:took (?:it|the gun) (?:away|from|off)|his (?:gun|pistol) away|kick\w*|empty hand|no gun|not|toy|unloaded)\b/i,
    confidence: 0.87,
    deed: 'deed_usesAGun',
  },
  {
    trait:
      /\b(?:afraid|terrified|scared|frightened|fear(?:s|ful)?) of heights\b|\bvertigo\b|\bno head for heights\b|\bcannot bear heights\b/i,
    sign: /\b(?:(?:walked|strolled|ran|danced|strode|went|sat|swung|perched|leaned|stood|balanced|hung|skipped|climbed)\b[^.;]{0,60}\b(?:ridge|roof(?:top)?|parapet|ledge|scaffold\w*|girder|steeple|spire|mast|crow's nest|tightrope|high wire|cliff(?: edge)?|battlements?|gantry|chimney|storeys? up|stories up|feet up|hundred feet))\b/i,
    unless:
      /\b(?:trembl\w*|shut (?:his|her) eyes|eyes shut|shook|shak\w+|sweat\w*|clung|gripp\w*|white|forced|could not|couldn't|would not|not look|dizzy|swam|faint\w*|sick|crawl\w*|terrif\w*|afraid|fear\w*|below|beneath|under|foot of|down from|never|hated|hand over)\b/i,
    confidence: 0.78,
    deed: 'deed_isAtEaseInAHighPlace',
  },
  {
    trait: /\b(?:afraid|terrified|scared|frightened) of (?:the )?dogs?\b|\bcannot bear dogs\b/i,
    sign: /\b(?:pett(?:ed|ing)|patt(?:ed|ing)|strok(?:ed|ing)|scratch(?:ed|ing)|fed|hugg(?:ed|ing)|cuddl(?:ed|ing)|whistled (?:to|for)|wrestl(?:ed|ing) with|romp(?:ed|ing) with|rubb(?:ed|ing)|ruffl(?:ed|ing))\b[^.;]{0,40}\b(?:dogs?|hound|terrier|spaniel|puppy|mastiff|alsatian|wolfhound|bitch|collie|ears|muzzle)\b/i,
    unless:
      /\b(?:trembl\w*|shut|shook|forced|could not|couldn't|not|never|afraid|fear\w*|gingerly|dead|stuffed|cat|horse)\b/i,
    confidence: 0.78,
    deed: 'deed_isAtEaseWithADog',
  },
  {
    trait:
      /\b(?:faints?|swoons?|cannot bear the sight|sick) (?:at|of|from)?(?: the sight of)? ?blood\b|\bafraid of blood\b/i,
    sign: /\b(?:stitch(?:ed|ing)|sewed|sewing|bandag(?:ed|ing)|bound up|cleaned|dress(?:ed|ing)|held|swabb\w+|butcher\w+|gutt(?:ed|ing))\b[^.;]{0,40}\b(?:wound|gash|cut|blood|stump|throat|carcass)\b/i,
    unless:
      /\b(?:faint\w*|white|sway\w*|looked away|shut|eyes closed|could not|couldn't|not|never|sick|green|dizzy)\b/i,
    confidence: 0.74,
    deed: 'deed_handlesBloodCalmly',
  },
  {
    trait: /\b(?:cannot|can't|never learn(?:ed|t) to) (?:ride a )?(?:bicycle|bike|cycle)\b/i,
    sign: /\b(?:cycled|pedall?ed|bicycled|(?:rode|riding|mounted|swung onto|jumped on(?:to)?) (?:his|her|the|a|my) (?:bicycle|bike))\b/i,
    unless: /\b(?:fell|wobbl\w*|push\w*|wheel\w* it|could not|not|never|handlebars of|behind|pillion|tandem)\b/i,
    confidence: 0.84,
    deed: 'deed_ridesABicycle',
  },
  {
    trait: /\b(?:barefoot(?:ed)? always|always (?:goes )?barefoot|never wears? shoes|wears no shoes)\b/i,
    sign: /\b(?:his|her) (?:\p{L}+ )?(?:shoes?|boots?|slippers?|sandals?|clogs?|heels)\b/iu,
    unless: /\b(?:no|never|without|bare|carried|hand|off|lost|wished|would|not)\b/i,
    confidence: 0.74,
    deed: 'deed_wearsShoes',
  },
]
