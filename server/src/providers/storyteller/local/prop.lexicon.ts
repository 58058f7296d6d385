/** Things worth seeing that fit in a hand or on a table, singular; plurals are found too. */
export const PROPS: ReadonlySet<string> = new Set(
  (
    'lantern lamp candle torch letter book map key sword knife dagger rope umbrella basket rose flower bouquet violin guitar flute drum hat ' +
    'crown box chest bag suitcase trunk telephone phone camera coin compass oar bottle pipe newspaper pail bucket mower hammer axe spade ' +
    'shovel broom cup teacup teapot glass plate bowl bread apple cake pie pen pencil paper notebook diary photograph portrait telegram ' +
    'envelope ring necklace locket watch clock mirror telescope bow arrow spear shield gun pistol rifle staff wand stick cane lute bell doll ' +
    'kite ball scarf cloak coat gloves mask needle wheel net lock feather shell stone skull scroll parcel package ticket fan'
  ).split(' '),
)

/** Verbs and prepositions between a person and the thing in that person's hand. */
export const HOLDING =
  /\b(?:hold(?:s|ing)?|held|carr(?:y|ies|ied|ying)|clutch(?:es|ed|ing)?|grip(?:s|ped|ping)?|lift(?:s|ed|ing)?|rais(?:es|ed|ing)|wav(?:es|ed|ing)|took|takes|taking|with|grasp(?:s|ed|ing)?|drew|picked up|snatch(?:es|ed)|brandish(?:ed|ing)|swung|lit|lights)\s+(?:(?:out|up|open)\s+)?(?:a|an|the|his|her|my|their|your)\s+(?:[\p{L}-]+\s+){0,2}?([\p{L}-]+)/giu
