import { area } from '../area.ts'

/** Who may continue a scene, and why somebody may not. */
export const writersWords = area('writers', {
  because_finished: 'This scene is finished. Another one can begin from the same idea.',
  because_taken_down: 'This scene has been taken down.',
  because_owner_only: 'Only {name} continues this scene. From the same idea you can start one of your own.',
  because_invited_only:
    'Only people {name} has invited continue this scene. Ask for an invitation, or start a scene of your own from the same idea.',
  because_signed_out: 'Sign in to write what happens next.',
  because_opening_not_ready: 'The opening of this scene is still being made.',
  notYours: 'You watch, others write.',
  who: 'Who may continue it',
  everybody: 'Everybody',
  invited: 'Whom I invite',
  owner: 'Only me',
  everybody_note: 'Whoever has an account may write the next segment.',
  invited_note: 'You invite people by their names; everybody else watches.',
  owner_note: 'You write every segment; everybody else watches.',
  inviteOnceBegun: 'You invite them on the scene’s page once it is begun.',
  goesOn: 'What is being filmed already goes on.',
  inviteLabel: 'Invite somebody',
  inviteHint: 'Their name as it stands after the @ on their page.',
  invite: 'Invite',
  nobodyCalled: 'There is nobody of that name.',
  areInvited: 'Invited',
  nobodyInvited: 'You have not invited anybody yet.',
  withdraw: 'Take the invitation of {name} back',
})
