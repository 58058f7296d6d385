/** What a check could not look at, or did not: the notes of a verdict. */
export const NOTE_WORDINGS = {
  note_structureOnly:
    'Only the structure was checked: whether the text contradicts the story so far was left to its readers.',
  note_otherLanguage: 'The text is in {language}: the rules that read English grammar stepped aside.',
  note_longText: 'The text is long: its end was read without grammar.',
  note_leftOut: 'A proposed change was left out: {reason}',
  note_modelLongText: 'The text is long: the language model did not read its end.',
  note_modelLongBible:
    'The bible is long: the language model did not see {n, plural, one {# of its entries} other {# of its entries}}.',
  note_modelUnfounded:
    'Left out: {n, plural, one {# of the language model’s remarks} other {# of the language model’s remarks}}, about words or entries that do not exist.',
  note_modelDeclined:
    'The language model declined to read this text, so the rules of this server alone checked the text.',
  note_modelLate: 'The language model did not answer in time, so the rules of this server alone checked the text.',
  note_modelBusy: 'The language model has too much to do, so the rules of this server alone checked the text.',
  note_modelUnreachable: 'The language model could not be reached, so the rules of this server alone checked the text.',
  note_modelMisconfigured:
    'The language model is not set up as its server wants it, so the rules of this server alone checked the text.',
  note_modelUnusable:
    'The language model’s answer could not be used, so the rules of this server alone checked the text.',
  note_modelFailed: 'The language model failed, so the rules of this server alone checked the text.',
} as const
