import { Bell, PenLine, Play, Search } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { Button, IconButton } from '../../ui/button.tsx'
import { type ButtonLook, buttonClass } from '../../ui/button-class.ts'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FollowToggle } from '../../ui/follow-toggle.tsx'
import { LikeToggle } from '../../ui/like-toggle.tsx'
import { Menu } from '../../ui/menu.tsx'
import { MENU_ITEM, MENU_TRIGGER } from '../../ui/menu-look.ts'
import { MoreButton } from '../../ui/more-button.tsx'
import { Initial } from '../../ui/person.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { LONG, MARA } from '../samples.ts'
import { Group, RightToLeft, Row, Specimen } from '../sheet.tsx'

const LOOKS: readonly ButtonLook[] = ['primary', 'accent', 'plain', 'quiet']
const nothing = (): void => undefined

export function Actions() {
  const [choice, setChoice] = useState<'newest' | 'active' | 'popular'>('active')
  const [tab, setTab] = useState('chapters')
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [isDialogOpen, setDialogOpen] = useState(false)
  return (
    <>
      {LOOKS.map((look) => (
        <Group key={look} title={`Button, ${look}`}>
          <Row>
            <Specimen name="Default">
              <Button look={look}>Publish</Button>
            </Specimen>
            <Specimen name="Hover">
              <Button look={look} data-show="hover">
                Publish
              </Button>
            </Specimen>
            <Specimen name="Focus">
              <Button look={look} data-show="focus">
                Publish
              </Button>
            </Specimen>
            <Specimen name="Disabled">
              <Button look={look} disabled>
                Publish
              </Button>
            </Specimen>
            <Specimen name="Busy">
              <Button look={look} isBusy>
                Publishing…
              </Button>
            </Specimen>
            <Specimen name="With an icon">
              <Button look={look}>
                <PenLine size={17} aria-hidden="true" /> Write
              </Button>
            </Specimen>
            <Specimen name="Small">
              <Button look={look} size="small">
                Stop
              </Button>
            </Specimen>
            <Specimen name="Large">
              <Button look={look} size="large">
                <Play size={18} aria-hidden="true" className="fill-current" /> Watch
              </Button>
            </Specimen>
          </Row>
        </Group>
      ))}
      <Group title="Button, long and mirrored">
        <Row>
          <Specimen name="Long words wrap where they must" className="max-w-full">
            <Button>{LONG}</Button>
          </Specimen>
          <Specimen name="Right to left">
            <RightToLeft>
              <Button look="accent">
                <PenLine size={17} aria-hidden="true" /> اكتب المقطع التالي
              </Button>
            </RightToLeft>
          </Specimen>
        </Row>
      </Group>
      <Group title="Icon button, toggles, link">
        <Row>
          <Specimen name="Default">
            <IconButton label="Search">
              <Search size={19} aria-hidden="true" />
            </IconButton>
          </Specimen>
          <Specimen name="Hover">
            <IconButton label="Search" data-show="hover">
              <Search size={19} aria-hidden="true" />
            </IconButton>
          </Specimen>
          <Specimen name="Focus">
            <IconButton label="Search" data-show="focus">
              <Search size={19} aria-hidden="true" />
            </IconButton>
          </Specimen>
          <Specimen name="Not liked">
            <LikeToggle liked={false} likeCount={0} isBusy={false} onToggle={nothing} />
          </Specimen>
          <Specimen name="Liked by many">
            <LikeToggle liked likeCount={12_840} isBusy={false} onToggle={nothing} />
          </Specimen>
          <Specimen name="Not followed">
            <FollowToggle following={false} name="a scene" isBusy={false} onToggle={nothing} />
          </Specimen>
          <Specimen name="Followed">
            <FollowToggle following name="a scene" look="plain" isBusy={false} onToggle={nothing} />
          </Specimen>
          <Specimen name="Busy">
            <FollowToggle following name="a scene" isBusy onToggle={nothing} />
          </Specimen>
          <Specimen name="Link">
            <a href="#actions" className="link">
              The lamp that answers
            </a>
          </Specimen>
          <Specimen name="Link as a button">
            <a href="#actions" className={buttonClass('plain')}>
              <Bell size={17} aria-hidden="true" /> Go to the inbox
            </a>
          </Specimen>
        </Row>
      </Group>
      <Group title="Choice row, more">
        <Row>
          <Specimen name="One of three">
            <ChoiceRow
              label="Sort"
              value={choice}
              choices={[
                { value: 'newest', label: 'Newest' },
                { value: 'active', label: 'Growing' },
                { value: 'popular', label: 'Most watched' },
              ]}
              onChoose={setChoice}
            />
          </Specimen>
          <Specimen name="More">
            <MoreButton hasMore isBusy={false} isByHand onMore={nothing} />
          </Specimen>
          <Specimen name="More is coming">
            <MoreButton hasMore isBusy isByHand onMore={nothing} />
          </Specimen>
        </Row>
      </Group>
      <Group title="Tabs">
        <Tabs
          label="About a scene"
          value={tab}
          onValueChange={setTab}
          tabs={[
            { value: 'chapters', label: 'Chapters', count: 12, content: <p className="py-4 text-soft">Twelve.</p> },
            { value: 'transcript', label: 'Transcript', content: <p className="py-4 text-soft">Every word.</p> },
            { value: 'script', label: 'Script', content: <p className="py-4 text-soft">Shot by shot.</p> },
            { value: 'bible', label: 'Bible', content: <p className="py-4 text-soft">What is settled.</p> },
          ]}
        />
      </Group>
      <Group title="Menu and dialog: press to open">
        <Row>
          <Specimen name="Menu">
            {isMenuOpen ? (
              <Menu label="Account: Mara Holt" trigger={<Initial person={MARA} />}>
                <DropdownMenu.Label className="px-2.5 pt-1.5 pb-2">
                  <span className="block font-semibold">Mara Holt</span>
                  <span className="block text-sm text-faint">@mara</span>
                </DropdownMenu.Label>
                <DropdownMenu.Separator className="my-1 h-px bg-line" />
                <DropdownMenu.Item className={MENU_ITEM}>
                  <PenLine size={17} aria-hidden="true" /> My work
                </DropdownMenu.Item>
                <DropdownMenu.Item className={MENU_ITEM}>
                  <Bell size={17} aria-hidden="true" /> Following
                </DropdownMenu.Item>
              </Menu>
            ) : (
              <button
                type="button"
                aria-label="Open the menu"
                className={MENU_TRIGGER}
                onClick={() => setMenuOpen(true)}
              >
                <Initial person={MARA} />
              </button>
            )}
          </Specimen>
          <Specimen name="Menu trigger, hover">
            <button type="button" aria-label="Menu" data-show="hover" className={MENU_TRIGGER}>
              <Initial person={MARA} />
            </button>
          </Specimen>
          <Specimen name="Dialog">
            <Button onClick={() => setDialogOpen(true)}>Open the dialog</Button>
          </Specimen>
        </Row>
      </Group>
      <Dialog title="Take this draft away?" isOpen={isDialogOpen} onOpenChange={setDialogOpen}>
        <p className="text-soft">Its 318 words go with it. What was published stays where it is.</p>
        <div className="mt-6 flex flex-wrap gap-3">
          <Button look="accent" onClick={() => setDialogOpen(false)}>
            Take it away
          </Button>
          <Button onClick={() => setDialogOpen(false)}>Keep it</Button>
        </div>
      </Dialog>
    </>
  )
}
