import type { Translation } from '../area.ts'
import type { segmentWords } from '../en/segment.ts'

export const segment: Translation<typeof segmentWords> = {
  opening: 'Drehbuch wird geöffnet …',
  segment: 'Segment {n, number}',
  asWritten: 'Der Text, wie er geschrieben wurde',
  howMade: 'Wie es entstand',
  generated: 'KI-erzeugte Bilder',
  words: 'Worte',
  wordsBy: 'Von {name}, einem Menschen.',
  script: 'Drehbuch',
  pictures: 'Bilder',
  picturesModel: 'Von einem KI-Videomodell gemacht: {model}, über {provider}.',
  picturesOwn: 'Von Skein selbst nach dem Drehbuch gezeichnet, als bewegtes Storyboard. Keine KI hat sie gemacht.',
  voice: 'Stimme',
  voiceOf: 'Künstlich, nicht die eines Menschen: {voice}.',
  checked: 'Geprüft',
  notChecked: 'Nicht auf Widersprüche geprüft.',
  checkedBy:
    '{n, plural, =0 {Auf Widersprüche zu Fassung {version} der Bibel, durch {checkers}: keine gefunden.} one {Auf Widersprüche zu Fassung {version} der Bibel, durch {checkers}: # Anmerkung.} other {Auf Widersprüche zu Fassung {version} der Bibel, durch {checkers}: # Anmerkungen.}}',
  bible: 'Bibel',
  bibleHolds: 'Fassung {n, number} hält fest, was danach gilt.',
  published: 'Veröffentlicht',
  record: 'Beleg',
  recordNote: 'Was dem Videomodell gesagt wurde, ist mit dem Fingerabdruck <code>{hash}</code> festgehalten.',
  sameInFile: 'Dasselbe steht in den Metadaten der Filmdatei. <link>Herunterladen</link>',
  scriptModel: 'Von einem Sprachmodell aus diesen Worten gemacht ({storyteller}).',
  scriptRules: 'Nach Regeln aus diesen Worten gemacht, ohne Sprachmodell.',
  scriptUnknown: 'Wer es gemacht hat, ist nicht bekannt.',
  scriptBy: 'Aus diesen Worten gemacht von {storyteller}.',
}
