import { area } from '../area.ts'

/** Everything that takes a scene elsewhere. */
export const shareWords = area('share', {
  title: 'Share this scene',
  link: 'Link',
  linkCopied: 'Link copied.',
  copyLink: 'Copy link',
  begins: 'Begins',
  whereBegins: 'Where the link begins',
  atStart: 'At the beginning',
  atSegment: 'At segment {n, number}',
  atTime: 'At {time}',
  frame: 'Frame for another site',
  frameCopied: 'Frame copied.',
  copyFrame: 'Copy frame for another site',
  code: 'Code that opens {title} on a phone',
  codeNote: 'Point a phone’s camera at the code to go on watching there.',
  feed: 'Feed of new segments',
  cannotCopy: 'This browser does not let Skein copy. It is selected now: copy it by hand.',
  copy: 'Copy',
})
