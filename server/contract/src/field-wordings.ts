/** What is wrong with a field of a request. */
export const FIELD_WORDINGS = {
  field_missing: 'This is missing.',
  field_unknown: 'There is no such field.',
  field_tooLong: 'At most {n, number} characters.',
  field_empty: 'This must not be empty.',
  field_blank: 'This needs at least one visible character.',
  field_form: 'This is not in the expected form.',
  field_choice: 'One of: {choices}.',
} as const
