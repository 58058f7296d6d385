import { buttonClass } from '../../ui/button-class.ts'
import type { EmptyPlace } from '../../ui/empty-picture.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { CardSkeletons, RowSkeletons } from '../../ui/skeleton.tsx'
import { ToastBar } from '../../ui/toasts.tsx'
import { ARABIC, LONG } from '../samples.ts'
import { Columns, Group, RightToLeft, Row, Specimen } from '../sheet.tsx'

const PLACES: Readonly<Record<EmptyPlace, string>> = {
  unwatched: 'You have not watched anything yet.',
  unwritten: 'Nobody has begun yet.',
  inbox: 'Nothing has happened yet.',
  unfound: 'Nothing holds “lamp lihgter”.',
  drafts: 'No draft waits for you.',
  unfollowed: 'You do not follow anything yet.',
  lost: 'There is nothing at this address.',
  unreached: 'Skein cannot be reached.',
}
const isPlace = (name: string): name is EmptyPlace => name in PLACES

export function Notices() {
  return (
    <>
      <Group title="Notes">
        <Columns count={2}>
          <Specimen name="Plain">
            <Note title="You are writing offline.">Your words are kept on this device until the line is back.</Note>
          </Specimen>
          <Specimen name="Good">
            <Note tone="good" title="It plays at the end of the scene.">
              Segment 7, 16 seconds.
            </Note>
          </Specimen>
          <Specimen name="Warn">
            <Note tone="warn" title="This scene is open in another tab.">
              What is written last is kept.
            </Note>
          </Specimen>
          <Specimen name="Bad, with the number an owner needs">
            <ProblemNote
              problem={{
                title: 'The server had trouble.',
                cure: 'Try again in a minute.',
                status: 500,
                requestId: '0198c2f0-1111',
              }}
            />
          </Specimen>
          <Specimen name="Long">
            <Note title={LONG}>{LONG}</Note>
          </Specimen>
          <Specimen name="Right to left">
            <RightToLeft>
              <Note tone="good" title="تم النشر">
                {ARABIC}
              </Note>
            </RightToLeft>
          </Specimen>
        </Columns>
      </Group>
      <Group title="Toasts">
        <Row>
          <Specimen name="News that needs no answer">
            <ToastBar toast={{ id: 1, text: 'Link copied.' }} />
          </Specimen>
          <Specimen name="Long" className="max-w-md">
            <ToastBar
              toast={{ id: 2, text: 'This browser does not let Skein copy. It is selected now: copy it by hand.' }}
            />
          </Specimen>
        </Row>
      </Group>
      <Group title="Rooms for what is on its way">
        <div className="flex flex-col gap-8">
          <CardSkeletons count={4} />
          <RowSkeletons count={3} />
        </div>
      </Group>
      <Group title="Empty places: by day in the light theme, by night in the dark one">
        <div className="grid gap-x-12 lg:grid-cols-2">
          {Object.entries(PLACES).map(([place, title]) => (
            <Empty
              key={place}
              title={title}
              {...(isPlace(place) && { place })}
              action={
                <a href="#notices" className={buttonClass(place === 'lost' ? 'primary' : 'plain')}>
                  See what grows
                </a>
              }
            >
              What to do next stands here, in a sentence.
            </Empty>
          ))}
          <Empty title="Without a picture">Where a list among others is empty, the loose thread alone says so.</Empty>
        </div>
      </Group>
    </>
  )
}
