import type { Translation } from '../area.ts'
import type { writersWords } from '../en/writers.ts'

export const writers: Translation<typeof writersWords> = {
  because_finished: 'Diese Szene ist zu Ende. Aus derselben Idee kann eine andere beginnen.',
  because_taken_down: 'Diese Szene wurde entfernt.',
  because_owner_only: 'Nur {name} setzt diese Szene fort. Aus derselben Idee kannst du eine eigene beginnen.',
  because_invited_only:
    'Diese Szene setzt fort, wen {name} eingeladen hat. Bitte um eine Einladung oder beginne aus derselben Idee eine eigene Szene.',
  because_signed_out: 'Melde dich an, um zu schreiben, wie es weitergeht.',
  because_opening_not_ready: 'Der Anfang dieser Szene wird noch gemacht.',
  notYours: 'Du schaust zu, andere schreiben.',
  who: 'Wer sie fortsetzen darf',
  everybody: 'Alle',
  invited: 'Wen ich einlade',
  owner: 'Nur ich',
  everybody_note: 'Wer ein Konto hat, darf das nächste Segment schreiben.',
  invited_note: 'Du lädst Leute bei ihrem Namen ein; alle anderen schauen zu.',
  owner_note: 'Du schreibst jedes Segment; alle anderen schauen zu.',
  inviteOnceBegun: 'Du lädst sie auf der Seite der Szene ein, sobald sie begonnen ist.',
  goesOn: 'Was schon verfilmt wird, geht weiter.',
  inviteLabel: 'Jemanden einladen',
  inviteHint: 'Der Name, wie er auf ihrer Seite hinter dem @ steht.',
  invite: 'Einladen',
  nobodyCalled: 'So heißt hier niemand.',
  areInvited: 'Eingeladen',
  nobodyInvited: 'Du hast noch niemanden eingeladen.',
  withdraw: 'Die Einladung von {name} zurücknehmen',
}
