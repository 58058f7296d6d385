import { area } from '../area.ts'

/** Somebody's page. */
export const personWords = area('person', {
  written: 'Wrote in',
  started: 'Began',
  liked: 'Likes',
  myWork: 'My work',
  scenesOf: 'Scenes of {name}',
  tabOf: '{tab}: {name}',
  written_mine: 'You have not written in a scene yet.',
  written_theirs: '{name} has not written in a scene yet.',
  written_next: 'Watch a scene to its end; there it asks what happens next.',
  started_mine: 'You have not begun a scene yet.',
  started_theirs: '{name} has not begun a scene yet.',
  started_next: 'Scenes begin from an idea: choose one, or share your own.',
  liked_mine: 'You have not liked a scene yet.',
  liked_theirs: '{name} has not liked a scene yet.',
  liked_next: 'The heart stands beside every scene’s title.',
  seeGrowing: 'See what is growing now',
  followThem: 'Follow them, and it stands on your front page when they do.',
  showLikes: 'Others may see what I like',
  username: '@{username}',
  hereSince: 'here since {month}',
  scenesBegun: '{n, plural, one {# scene begun} other {# scenes begun}}',
  followers: '{n, plural, one {{count} follower} other {{count} followers}}',
  feed: 'Feed',
})
