import type { FilmNoteId } from '@skein/contract/film-notes'

/** What could not be read or shown as it was meant; English is the contract's own. */
export const filmNotes: Readonly<Record<FilmNoteId, string>> = {
  script_noWords: 'In diesem Text stehen keine Worte; er wird gezeigt, wie er ist.',
  script_unknownLanguage: 'Die Sprache ließ sich nicht erkennen; der Text wurde gelesen, als wäre er englisch.',
  script_otherLanguage:
    'Die Sprache des Textes ist {language}: Erkannt werden Figuren und Orte, die schon in der Bibel stehen, und neue Namen, wo Großbuchstaben sie zeigen; Orte, Stimmungen und Gesten werden nur auf Englisch und in sieben weiteren Sprachen gelesen.',
  script_knownLanguage:
    'Die Sprache des Textes ist {language}: Namen werden an ihren Großbuchstaben erkannt, Orte, Stunden, Wetter, Stimmungen, Dinge und Gesten mit einem kleinen Wortschatz; was er nicht enthält, wurde nicht gelesen.',
  script_markup: 'Auszeichnungen im Text wurden weggelassen.',
  script_longText: 'Neue Figuren und Orte wurden nur in den ersten {n} Zeichen gesucht.',
  script_condensed:
    'Der Text ist länger, als man in dieser Zeit lesen kann: Die Untertitel tragen das Wichtigste, das Transkript den ganzen Text.',
  script_noPlace: 'Der Text sagt nicht, wo es geschieht; gezeigt wird ein schlichter Raum.',
  script_modelUnusable:
    'Die Antwort des Sprachmodells war nicht zu gebrauchen; dieses Drehbuch hat der eigene Erzähler von Skein geschrieben.',

  film_noFontMore:
    'Keine der Schriften hier kann {characters} und {n} weitere zeichnen. Sie fehlen im Bild; die Untertitel tragen den ganzen Text.',
  film_noFont:
    'Keine der Schriften hier kann {characters} zeichnen. Sie fehlen im Bild; die Untertitel tragen den ganzen Text.',
  film_undrawn: 'Einige Bilder ließen sich nicht zeichnen; das Drehbuch ist davon nicht betroffen.',
  film_unpainted: 'Einige Worte ließen sich nicht auf die Tafel zeichnen; die Untertitel tragen den ganzen Text.',
  film_card:
    'Die Bilder ließen sich diesmal nicht zeichnen, deshalb stehen die Worte auf einer Tafel; das Segment kann neu gerendert werden.',
  film_softened:
    'Schnelles Blitzen im Bild wurde abgemildert: Mehr als dreimal in der Sekunde kann Menschen schaden, die zusehen.',
  film_short: 'Der gelieferte Film ist kürzer als das Segment; sein letztes Bild steht {n} Sekunden lang.',
  film_narrationLost: 'Ein Teil der Erzählstimme ließ sich nicht abspielen und fehlt.',

  drawn_capacity: 'Beim Videoanbieter war kein Platz, deshalb ist dieses Segment als Storyboard gezeichnet.',
  drawn_rate_limited: 'Der Videoanbieter wurde zu oft gefragt, deshalb ist dieses Segment als Storyboard gezeichnet.',
  drawn_timeout: 'Der Videoanbieter hat zu lange gebraucht, deshalb ist dieses Segment als Storyboard gezeichnet.',
  drawn_network: 'Der Videoanbieter war nicht zu erreichen, deshalb ist dieses Segment als Storyboard gezeichnet.',
  drawn_provider: 'Der Videoanbieter konnte das nicht verfilmen, deshalb ist dieses Segment als Storyboard gezeichnet.',
  drawn_not_found: 'Der Videoanbieter hat den Film verloren, deshalb ist dieses Segment als Storyboard gezeichnet.',
  drawn_expired: 'Der Videoanbieter hatte den Film nicht mehr, deshalb ist dieses Segment als Storyboard gezeichnet.',
  drawn_bad_output:
    'Der gelieferte Film war nicht zu gebrauchen, deshalb ist dieses Segment als Storyboard gezeichnet.',
  drawn_ambiguous_submit:
    'Der Videoanbieter hat den Auftrag nie bestätigt, deshalb ist dieses Segment als Storyboard gezeichnet.',
  drawn_unsupported: 'Das Videomodell wird nicht mehr angeboten, deshalb ist dieses Segment als Storyboard gezeichnet.',

  silent_whole: 'Dieses Segment wird nicht gesprochen: {why}.',
  silent_part: 'Ein Teil dieses Segments wird nicht gesprochen: {why}.',
  because_unsupported: 'für seine Sprache gibt es hier keine Stimme',
  because_auth: 'der Stimmanbieter hat unseren Schlüssel nicht angenommen',
  because_billing: 'der Stimmanbieter verlangt eine Zahlung',
  because_rate_limited: 'der Stimmanbieter wurde zu oft gefragt',
  because_capacity: 'beim Stimmanbieter war kein Platz',
  because_timeout: 'die Stimme hat zu lange gebraucht',
  because_network: 'der Stimmanbieter war nicht zu erreichen',
  because_moderated: 'der Stimmanbieter hat es abgelehnt, diese Worte zu sprechen',
  because_ambiguous_submit: 'sie wurde beim Stimmanbieter bestellt, und der Ton ging unterwegs verloren',
  because_bad_output: 'was die Stimme geschickt hat, war nicht zu gebrauchen',
  because_not_found: 'die eingerichtete Stimme wurde nicht gefunden',
  because_failed: 'die Stimme ist ausgefallen',

  version_byHand: 'Von Hand geändert',
  version_back: 'Zurück zu Fassung {n}',
}
