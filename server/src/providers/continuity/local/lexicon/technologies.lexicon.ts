/**
 * What a world that lacks something cannot have in use: the thing a rule names (a stem or two), and the words that show
 * it. Only words that mean little else.
 */
const TECHNOLOGIES: readonly (readonly [named: RegExp, shown: RegExp])[] = [
  [
    /\belectric(?:ity|al|s)?\b|\belectric (?:light|power)s?\b/i,
    /\b(?:light ?-?switch(?:es)?|(?:felt|reached|groped) for the switch|(?:switched|turned|flicked|snapped) on (?:the|a) (?:light|lamp|lights|bulb)|light ?bulbs?|electric (?:lights?|lamps?|bells?|fans?|motors?|current)|\p{L}+ watts?|watts|wall ?sockets?|power points?|plugged (?:it |the \p{L}+ )?in(?:to the wall)?|fuse ?box|dynamo|neon|radiators? hummed|refrigerator|vacuum cleaner|telegraph)\b/iu,
  ],
  [
    /\btelephones?\b|\bphones?\b/i,
    /\b(?:telephoned?|telephones|phoned|rang (?:him|her|them|me|us) up|picked up the (?:receiver|telephone|phone)|the (?:telephone|phone) (?:rang|rings|buzzed|went)|dialled|dialed|on the (?:telephone|phone))\b/i,
  ],
  [
    /\bclocks?\b|\bwatches\b/i,
    /\b(?:clock (?:struck|strikes|chimed|ticked|whirred|said|stood|in the)|clocks?|pocket ?watch|wristwatch|o'clock|o’clock|looked at (?:his|her) watch)\b/i,
  ],
  [
    /\bwheels?\b|\bwheeled\b/i,
    /\b(?:carts?|wagons?|waggons?|carriages?|chariots?|wheelbarrows?|coach(?:es)?|wheels?|barrows?|trolleys?)\b/i,
  ],
  [
    /\b(?:guns?|firearms?|gunpowder)\b/i,
    /\b(?:guns?|pistols?|revolvers?|rifles?|muskets?|shotguns?|cannons?|gunpowder|gunshot|bullets?|carbines?)\b/i,
  ],
  [
    /\b(?:metals?|iron)\b/i,
    /\b(?:iron|steel|bronze|brass|copper|tin|sword|swords|knife blade|nails|horseshoes?|anvil|ploughshare)\b/i,
  ],
  [/\bglass\b|\bmirrors?\b/i, /\b(?:window ?panes?|looking[- ]glass|mirrors?|glass(?:es)? of|a glass|spectacles)\b/i],
  [
    /\b(?:paper|printing|books?|writing)\b/i,
    /\b(?:newspapers?|printed (?:page|book|sheet)s?|books?|pages?|wrote (?:it )?down|letters? (?:came|arrived)|paper)\b/i,
  ],
  [/\bhorses?\b/i, /\b(?:horses?|mares?|stallions?|pony|ponies|colts?|foals?|saddled?|galloped|cantered|trotted)\b/i],
  [
    /\b(?:trees?|woods?)\b/i,
    /\b(?:oaks?|elms?|pines?|willows?|birch(?:es)?|trees?|branches|trunks?|orchards?|forest)\b/i,
  ],
  [/\b(?:rain|water)\b/i, /\b(?:rain(?:ed|ing|s)?|drizzl\w+|downpour|puddles?|poured with)\b/i],
  [
    /\bmoney\b|\bcoins?\b/i,
    /\b(?:coins?|banknotes?|paid (?:him|her|them|cash|in)|purse|wallet|pence|pennies|dollars?|pounds?)\b/i,
  ],
  [
    /\b(?:sun|sunlight|daylight)\b/i,
    /\b(?:sunlight|sunshine|sunbeams?|sunrise|sunset|sunny|sunburn\w*|the sun (?:was|shone|came|rose|set|had))\b/i,
  ],
  [/\b(?:roads?)\b/i, /\b(?:high ?road|roads?|drove|motored)\b/i],
  [
    /\b(?:fire|flames?|naked lights?)\b/i,
    /\b(?:(?:lit|lights?|struck|kindled|blew out|snuffed) (?:a|the|his|her|their|another|all|\w+teen)? ?(?:\p{L}+ )?(?:fires?|candles?|match(?:es)?|lamps?|torch(?:es)?|pipes?|cigars?|cigarettes?|lanterns?|bonfires?|stove)|bonfire|blaze|campfire|flames? (?:leapt|rose|licked|danced))\b/iu,
  ],
]

/** Words of a text that show what a phrase names, with where they stand; null when nothing known is named or shown. */
export function findTechnology(
  named: string,
  text: string,
): { readonly index: number; readonly length: number } | null {
  for (const [sign, shown] of TECHNOLOGIES) {
    if (!sign.test(named)) continue
    const match = shown.exec(text)
    if (match !== null) return { index: match.index, length: match[0].length }
  }
  return null
}
