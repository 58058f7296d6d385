import type { Translation } from '../area.ts'
import type { stepWords } from '../en/step.ts'

export const step: Translation<typeof stepWords> = {
  script_expansion_title: 'Drehbuch',
  script_expansion_doing: 'Aus deinen Worten werden Einstellungen',
  script_expansion_why: 'Einstellungen, Orte, Figuren und Licht kommen aus deinem Text.',
  continuity_validation_title: 'Kontinuität',
  continuity_validation_doing: 'Wird mit der Bibel verglichen',
  continuity_validation_why: 'Was in der Szene feststeht, muss weiter gelten.',
  video_generation_title: 'Verfilmen',
  video_generation_doing: 'Die Bilder entstehen',
  video_generation_why: 'Jede Einstellung wird gerendert; das dauert am längsten.',
  upload_title: 'Verpacken',
  upload_doing: 'Wird für jeden Bildschirm vorbereitet',
  upload_why: 'Größen, Untertitel und Titelbild werden gemacht und geprüft.',
  finalization_title: 'Anfügen',
  finalization_doing: 'Wird ans Ende der Szene gefügt',
  finalization_why: 'Es bekommt seine Nummer, und die Bibel lernt, was neu ist.',
}
