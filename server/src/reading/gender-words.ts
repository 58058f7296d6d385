const MALE =
  /\b(?:he|him|his|man|boy|father|son|brother|husband|uncle|nephew|grandfather|grandson|widower|king|lord|sir|monk|priest|gentleman|bachelor|prince|duke|abbot|waiter|lad|godfather|stepfather|fisherman|nobleman|manservant)\b/gi
const FEMALE =
  /\b(?:she|her|hers|woman|girl|mother|daughter|sister|wife|aunt|niece|grandmother|granddaughter|widow|queen|lady|nun|spinster|princess|duchess|abbess|waitress|lass|godmother|stepmother|midwife|maid|actress|priestess|heiress|seamstress|governess)\b/gi

/** Whether "he" or "she" fits whoever these words describe; null when they do not tell, or tell both alike. */
export function genderInWords(text: string): 'female' | 'male' | null {
  const [male, female] = [text.match(MALE)?.length ?? 0, text.match(FEMALE)?.length ?? 0]
  return male === female ? null : male > female ? 'male' : 'female'
}
