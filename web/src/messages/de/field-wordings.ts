import type { FIELD_WORDINGS } from '@skein/contract/field-wordings'

/** What is wrong with a field of a form; English is the server's own. */
export const fieldWordings: Readonly<Record<keyof typeof FIELD_WORDINGS, string>> = {
  field_missing: 'Das fehlt.',
  field_unknown: 'Ein solches Feld gibt es nicht.',
  field_tooLong: 'Höchstens {n, number} Zeichen.',
  field_empty: 'Das darf nicht leer sein.',
  field_blank: 'Hier muss mindestens ein sichtbares Zeichen stehen.',
  field_form: 'Das hat nicht die erwartete Form.',
  field_choice: 'Eins davon: {choices}.',
}
