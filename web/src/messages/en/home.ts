import { area } from '../area.ts'

/** The front page. */
export const homeWords = area('home', {
  title: 'Skein: stories people write together and watch',
  growingNow: 'Growing now',
  growingScenes: 'Scenes growing now',
  justBegun: 'Just begun',
  newestScenes: 'Newest scenes',
  continueWatching: 'Continue watching',
  everythingWatched: 'Everything you watched',
  newForYou: 'New for you',
  whatYouFollow: 'What you follow',
  youFollowIt: 'You follow it.',
  scenesAndIdeas: '{n, plural, one {# scene and its ideas} other {# scenes and its ideas}}',
  firstFilmed: 'The first scene is being filmed.',
  firstFilmedNote: 'It appears here by itself as soon as its opening is ready, usually within a minute.',
  nothingPlays: 'Nothing plays here yet.',
  beginIn: 'Begin in {topic}',
  nothingPlaysNote:
    'Choose a topic, share an idea, and write the opening of the first scene. Skein films it in about a minute.',
  waitingForFirst: 'Waiting for a first scene',
})
