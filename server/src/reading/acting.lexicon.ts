import type { Expression, Pose } from '@skein/contract/script'
import { verbForms } from './verb-forms.ts'

const POSES: readonly (readonly [Pose, string])[] = [
  ['stand', 'wait, pause, stand stood standing, rise rose risen rising, stop'],
  [
    'walk',
    'walk, step, go went going gone, come came coming, stroll, wander, enter, climb, march, cross, ' +
      'stride strode striding, pace, follow, approach, limp, stumble, creep crept creeping, trudge',
  ],
  ['run', 'run ran running, hurry, rush, dash, race, flee fled fleeing, sprint, bolt'],
  ['sit', 'sit sat sitting, perch, ride rode ridden riding'],
  ['kneel', 'kneel knelt kneeling, crouch, bend bent bending, stoop, squat, pray'],
  ['reach', 'reach, grab, snatch, catch caught catching, touch, knock, pull, push, open'],
  ['hold', 'hold held holding, carry, clutch, grip, lift, raise, wave, grasp'],
  ['point', 'point, gesture, aim'],
  ['hug', 'hug, embrace, kiss, cuddle'],
  ['hand_over', 'hand, pass, offer, give gave given giving'],
  ['read', 'read read reading, study'],
  ['write', 'write wrote written writing, scribble, sketch, sign'],
  ['look_up', 'gaze, stare'],
  ['look_away', 'turn, glance, ignore, shrug'],
  ['fall', 'fall fell fallen falling, collapse, tumble, trip, faint, slip'],
  ['lie_down', 'lie lay lain lying, sleep slept sleeping, nap'],
]
/** What a body does when a verb says so. Only verbs that are seldom meant figuratively. */
export const POSE_BY_VERB: ReadonlyMap<string, Pose> = verbForms(POSES)

const FACES: readonly (readonly [Expression, string])[] = [
  [
    'happy',
    'smile smiled smiles smiling laugh laughed laughs laughing grin grinned grins grinning chuckled giggled beamed beaming happily ' +
      'cheerfully joyously gladly merrily delighted happy cheerful joyful',
  ],
  [
    'sad',
    'cry cried cries crying weep wept weeps weeping sob sobbed sobs sobbing sigh sighed sighs sighing mourned sadly mournfully ' +
      'tearfully miserably sad sorrowful heartbroken grieving',
  ],
  [
    'angry',
    'shouted yelled snarled growled snapped glared scowled raged stormed hissed angrily furiously bitterly crossly angry furious ' +
      'enraged indignant indignantly',
  ],
  [
    'afraid',
    'scream screamed screams screaming trembled trembling shivered shuddered cowered fearfully nervously anxiously afraid frightened ' +
      'terrified scared anxious panicked',
  ],
  [
    'surprised',
    'gasp gasped gasps gasping gaped blinked startled astonished amazed surprised stunned bewildered astonishment',
  ],
  [
    'thoughtful',
    'wondered pondered mused considered reflected hesitated hesitating frowned thoughtfully slowly carefully quietly pensively ' +
      'thoughtful doubtful doubtfully curious curiously',
  ],
  [
    'determined',
    'insisted demanded declared vowed swore resolved firmly resolutely grimly stubbornly steadily determined resolute boldly bravely',
  ],
]
/** What a face shows when a verb, an adverb or an adjective says so. */
export const EXPRESSION_BY_WORD: ReadonlyMap<string, Expression> = new Map(
  FACES.flatMap(([expression, words]) => words.split(' ').map((word): [string, Expression] => [word, expression])),
)

/** Verbs that tell who spoke the words beside them. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set(
  verbForms([
    [
      true,
      'say said saying, ask, reply, answer, shout, cry, whisper, murmur, mutter, call, add, exclaim, remark, ' +
        'observe, continue, suggest, insist, declare, demand, explain, announce, agree, admit, protest, repeat, ' +
        'return, begin began beginning, laugh, sigh, sob, gasp, yell, scream, hiss, growl, snap, groan, inquire, ' +
        'enquire, retort, interrupt, persist, assent, venture, stammer, warn, tell told telling, ' +
        'think thought thinking, whimper, pronounce, respond, joke, promise, beg, urge, command, order, confess, ' +
        'breathe, croak, mumble, object, ejaculate, resume, conclude, pursue, sing sang sung singing, grumble, ' +
        'chuckle, boast, plead pleaded pled pleading',
    ],
  ]).keys(),
)

/** Verbs that only somebody alive does: evidence that the unknown name before them is a person. */
export const ANIMATE_VERBS: ReadonlySet<string> = new Set([
  ...SPEECH_VERBS,
  ...POSE_BY_VERB.keys(),
  ...EXPRESSION_BY_WORD.keys(),
  ...verbForms([
    [
      true,
      'nod, wink, fold, unfold, pour, light lit lighting, swear swore sworn swearing, check, drop, wake woke woken waking, pick, close, lock, unlock, wash, wipe, wrap, tie, ' +
        'shake shook shaken shaking, draw drew drawn drawing, hide hid hidden hiding, ask, pack, tap, bow, shiver, swallow, blink, roll, lower, jump, dive, swim swam swum swimming, ' +
        'try, manage, start, set, put, know knew known knowing, want, like, love, hate, look, watch, see saw seen seeing, ' +
        'hear heard hearing, feel felt feeling, listen, remember, forget forgot forgotten forgetting, believe, ' +
        'hope, decide, drink drank drinking, eat ate eaten eating, smoke, cook, take took taken taking, ' +
        'leave left leaving, arrive, shake shook shaken shaking, find found finding, meet met meeting, ' +
        'bring brought bringing, keep kept keeping, throw threw thrown throwing, marry, die, lean',
    ],
  ]).keys(),
])

/** Verbs that towns, newspapers, fate and magpies are hardly ever the subject of. */
export const HUMAN_VERBS: ReadonlySet<string> = new Set(
  verbForms([
    [
      true,
      'nod, shrug, wink, grin, smile, laugh, giggle, chuckle, frown, blink, glance, kneel knelt kneeling, whisper, mutter, murmur, mumble, ' +
        'stammer, reply, ask, sob, gasp, sigh, hug, kiss, bow, swear swore sworn swearing, scribble, tiptoe, clap',
    ],
  ]).keys(),
)
