import type { NOTE_WORDINGS } from '@skein/contract/note-wordings'

/** What a check could not look at, or did not; English is the server's own. */
export const noteWordings: Readonly<Record<keyof typeof NOTE_WORDINGS, string>> = {
  note_structureOnly:
    'Geprüft wurde nur der Aufbau: Ob der Text dem Bisherigen widerspricht, bleibt denen überlassen, die ihn lesen.',
  note_otherLanguage:
    'Die Sprache des Textes ist {language}: Die Regeln, die englische Grammatik lesen, haben ihn nicht beurteilt.',
  note_longText: 'Der Text ist lang: Sein Ende wurde ohne Grammatik gelesen.',
  note_leftOut: 'Eine vorgeschlagene Änderung wurde weggelassen: {reason}',
  note_modelLongText: 'Der Text ist lang: Das Sprachmodell hat sein Ende nicht gelesen.',
  note_modelLongBible:
    'Die Bibel ist lang: {n, plural, one {# ihrer Einträge} other {# ihrer Einträge}} hat das Sprachmodell nicht gesehen.',
  note_modelUnfounded:
    'Weggelassen: {n, plural, one {# Anmerkung} other {# Anmerkungen}} des Sprachmodells zu Worten oder Einträgen, die es nicht gibt.',
  note_modelDeclined:
    'Das Sprachmodell hat es abgelehnt, diesen Text zu lesen; geprüft haben ihn nur die Regeln dieses Servers.',
  note_modelLate:
    'Das Sprachmodell hat nicht rechtzeitig geantwortet; geprüft haben den Text nur die Regeln dieses Servers.',
  note_modelBusy: 'Das Sprachmodell hat zu viel zu tun; geprüft haben den Text nur die Regeln dieses Servers.',
  note_modelUnreachable:
    'Das Sprachmodell war nicht zu erreichen; geprüft haben den Text nur die Regeln dieses Servers.',
  note_modelMisconfigured:
    'Das Sprachmodell ist nicht so eingerichtet, wie sein Server es will; geprüft haben den Text nur die Regeln dieses Servers.',
  note_modelUnusable:
    'Die Antwort des Sprachmodells war nicht zu gebrauchen; geprüft haben den Text nur die Regeln dieses Servers.',
  note_modelFailed: 'Das Sprachmodell ist ausgefallen; geprüft haben den Text nur die Regeln dieses Servers.',
}
