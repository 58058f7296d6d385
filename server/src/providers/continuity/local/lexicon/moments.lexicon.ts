/** Times and weathers that rules are bound to, and the words a text shows them by. Whole words, lower case. */
const MOMENTS: readonly (readonly [asked: RegExp, shown: RegExp])[] = [
  [
    /\b(?:after (?:dark|sunset|nightfall|dusk|curfew)|at night|by night|nights?|in the dark|between sunset and|hours of darkness|after lights[- ]out|midnight)\b/i,
    /\b(?:midnight|night|nights|nightfall|moon|moonlight|moonlit|stars?|starlight|dark|darkness|dusk|evening|after sunset|lanterns?|(?:ten|eleven) (?:o'clock )?(?:at night|in the evening)|(?:one|two|three) in the morning)\b/i,
  ],
  [
    /\b(?:by day(?:light)?|in daylight|before (?:dark|sunset|dusk)|between (?:dawn|sunrise) and|daytime|while the sun|in the sun)\b/i,
    /\b(?:noon|midday|daylight|sunlight|sunlit|sunshine|in the sun|bright sky|morning|forenoon|afternoon|broad day)\b/i,
  ],
  [
    /\b(?:rains?|raining|wet weather|monsoon|storms?)\b/i,
    /\b(?:rains?|rained|raining|rainy|drizzl\w+|downpour|pour(?:ed|ing)|pelt\w*|drumm(?:ed|ing)|in the wet|drenched|monsoon|storm\w*|thunder\w*|squall)\b/i,
  ],
  [
    /\b(?:sundays?|sabbath|lord's day)\b/i,
    /\b(?:sundays?|sabbath|lord's day|after (?:mass|church)|palm sunday|easter)\b/i,
  ],
  [/\b(?:saturdays?)\b/i, /\bsaturdays?\b/i],
  [/\b(?:fridays?)\b/i, /\b(?:good )?fridays?\b/i],
  [
    /\b(?:winters?|snows?|frost|frozen)\b/i,
    /\b(?:winter\w*|snow\w*|frost\w*|ice|iced|icy|frozen|december|january|february)\b/i,
  ],
  [/\b(?:summers?)\b/i, /\b(?:summer\w*|june|july|august|midsummer|heat)\b/i],
  [/\b(?:meals?|at table|supper|dinner)\b/i, /\b(?:table|supper|dinner|breakfast|lunch|luncheon|soup|meal|plates?)\b/i],
  [
    /\b(?:underground|below ground|ground level|tunnels?|mines?)\b/i,
    /\b(?:underground|basement|cellar|tunnels?|shaft|seam|below ground|down below|morgue|vault)\b/i,
  ],
]

/** Whether a text shows the moment that a phrase of a rule is bound to; null when the phrase names none known. */
export function showsMoment(bound: string, text: string): boolean | null {
  const asked = MOMENTS.filter(([sign]) => sign.test(bound))
  return asked.length === 0 ? null : asked.some(([, shown]) => shown.test(text))
}
