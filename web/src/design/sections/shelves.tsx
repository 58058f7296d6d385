import { IdeaList } from '../../features/ideas/idea-list.tsx'
import { NotificationRow } from '../../features/notifications/notification-row.tsx'
import { FeaturedScene } from '../../features/scenes/featured-scene.tsx'
import { SceneGrid } from '../../features/scenes/scene-card.tsx'
import { ideaId, makeIdea, makeNotification, makeScene } from '../../test/make.ts'
import { Initial, Person } from '../../ui/person.tsx'
import { Poster } from '../../ui/poster.tsx'
import { ARABIC, ARABIC_TITLE, LONG, PICTURES, SCENES, WRITERS } from '../samples.ts'
import { Columns, Group, Row, Specimen } from '../sheet.tsx'

export function Shelves() {
  return (
    <>
      <Group title="People: each on their own thread">
        <Row>
          {WRITERS.map((person) => (
            <Person key={person.username} person={person} />
          ))}
        </Row>
        <div className="mt-6 flex flex-wrap gap-2.5">
          {WRITERS.map((person) => (
            <Initial key={person.username} person={person} />
          ))}
        </div>
      </Group>
      <Group title="Posters">
        <Columns>
          <Specimen name="Drawn">
            <Poster src={PICTURES.platform} seed="a" />
          </Specimen>
          <Specimen name="Woven, while there is none">
            <Poster src={null} seed="the keeper" />
          </Specimen>
          <Specimen name="Woven of another seed">
            <Poster src={null} seed="another" />
          </Specimen>
        </Columns>
      </Group>
      <Group title="At the top of the front page">
        <FeaturedScene scene={makeScene({ posterUrl: PICTURES.wood })} />
      </Group>
      <Group title="Scenes: usual, long, right to left, not filmed yet">
        <SceneGrid scenes={SCENES} label="Scenes" />
      </Group>
      <Group title="Ideas">
        <IdeaList
          ideas={[
            makeIdea(),
            makeIdea({ id: ideaId(2), title: LONG, prompt: LONG.repeat(3), sceneCount: 0, category: null }),
            makeIdea({ id: ideaId(3), title: ARABIC_TITLE, prompt: ARABIC, sceneCount: 1 }),
          ]}
        />
      </Group>
      <Group title="Inbox">
        <ul className="max-w-3xl">
          <NotificationRow notification={makeNotification(1)} onRead={() => undefined} />
          <NotificationRow
            notification={makeNotification(2, { kind: 'published', count: 1, sequence: 7 })}
            onRead={() => undefined}
          />
          <NotificationRow
            notification={makeNotification(3, { isRead: true, count: 12, scene: { id: SCENES[1].id, title: LONG } })}
            onRead={() => undefined}
          />
        </ul>
      </Group>
    </>
  )
}
