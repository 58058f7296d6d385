/**
 * What could not be read or shown as it was meant: the notes of a script and of its film, in English. They are kept as
 * sentences, in scripts and manifests and on the way out of render processes; a page knows them by these texts again.
 * One that says more stands before one that it would be taken for.
 */
export const FILM_NOTES = {
  script_noWords: 'There are no words in this text, so it is shown as it is.',
  script_unknownLanguage: 'The language could not be told; the text was read as if it were English.',
  script_otherLanguage:
    'The text is in {language}: people and places already in the bible are recognised and new names where capitals show them; places, moods and gestures are read in English and seven other languages only.',
  script_knownLanguage:
    'The text is in {language}: names are recognised by their capitals, places, hours, weather, moods, things and gestures by a small vocabulary; what it does not hold was not read.',
  script_markup: 'Markup in the text was left out.',
  script_longText: 'New people and places were looked for in the first {n} characters only.',
  script_condensed:
    'The text is longer than a viewer can read in this time: the captions carry the main lines, the transcript all of it.',
  script_noPlace: 'The text does not say where it happens, so a plain room is shown.',
  script_modelUnusable: "The language model's answer could not be used, so the local storyteller wrote this script.",

  film_noFontMore:
    'No bundled font can draw {characters} and {n} more. They are left out of the picture; the captions carry the whole text.',
  film_noFont:
    'No bundled font can draw {characters}. They are left out of the picture; the captions carry the whole text.',
  film_undrawn: 'Some pictures could not be drawn; the script is not affected by it.',
  film_unpainted: 'Some words could not be drawn onto the card; the captions carry the whole text.',
  film_card:
    'The pictures could not be drawn this time, so the words stand on a card; the segment can be rendered again.',
  film_softened: 'Fast flashes in the picture were softened: more than three in a second can harm people who watch.',
  film_short: 'The film that came back is shorter than the segment; its last picture stands for {n} seconds.',
  film_narrationLost: 'Part of the narration could not be played, so it is left out.',

  drawn_capacity: 'The video provider had no room, so this segment is drawn as a storyboard.',
  drawn_rate_limited: 'The video provider was asked too often, so this segment is drawn as a storyboard.',
  drawn_timeout: 'The video provider took too long, so this segment is drawn as a storyboard.',
  drawn_network: 'The video provider could not be reached, so this segment is drawn as a storyboard.',
  drawn_provider: 'The video provider could not film this, so this segment is drawn as a storyboard.',
  drawn_not_found: 'The video provider lost the film, so this segment is drawn as a storyboard.',
  drawn_expired: 'The video provider no longer had the film, so this segment is drawn as a storyboard.',
  drawn_bad_output: 'The film that came back could not be used, so this segment is drawn as a storyboard.',
  drawn_ambiguous_submit: 'The video provider never confirmed the order, so this segment is drawn as a storyboard.',
  drawn_unsupported: 'The video model is no longer offered, so this segment is drawn as a storyboard.',

  silent_whole: 'This segment is not spoken: {why}.',
  silent_part: 'Part of this segment is not spoken: {why}.',
  because_unsupported: 'there is no voice for its language here',
  because_auth: 'the voice provider did not accept our key',
  because_billing: 'the voice provider asks for payment',
  because_rate_limited: 'the voice provider was asked too often',
  because_capacity: 'the voice provider had no room',
  because_timeout: 'the voice took too long',
  because_network: 'the voice provider could not be reached',
  because_moderated: 'the voice provider declined to speak these words',
  because_ambiguous_submit: 'it was ordered from the voice provider, and its sound was lost on the way',
  because_bad_output: 'what the voice sent could not be used',
  because_not_found: 'the voice that is set up was not found',
  because_failed: 'the voice failed',

  version_byHand: 'Edited by hand',
  version_back: 'Back to version {n}',
} as const satisfies Record<string, string>
export type FilmNoteId = keyof typeof FILM_NOTES

type Places<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never
type Given<Id extends FilmNoteId> = [Places<(typeof FILM_NOTES)[Id]>] extends [never]
  ? []
  : [values: Readonly<Record<Places<(typeof FILM_NOTES)[Id]>, string>>]

/** A note with what stands in its places. Small enough for a render process. */
export function filmNote<const Id extends FilmNoteId>(id: Id, ...[values]: Given<Id>): string {
  const given = new Map<string, string>(Object.entries(values ?? {}))
  return FILM_NOTES[id].replaceAll(/\{(\w+)\}/g, (place, name: string) => given.get(name) ?? place)
}
