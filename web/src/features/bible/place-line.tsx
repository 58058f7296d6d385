import { bibleWords } from '../../messages/en/bible.ts'

/** A place by its name, with what it is like. */
export function PlaceLine({ place, description }: { place: string; description: string }) {
  if (description === '') return <span className="font-semibold">{place}</span>
  return bibleWords.describedPlace({
    place,
    description,
    b: (words) => <span className="font-semibold">{words}</span>,
    soft: (words) => <span className="text-soft">{words}</span>,
  })
}
