import type { Scene } from '@skein/contract/scenes'
import { Copy, Rss } from 'lucide-react'
import { useId, useState } from 'react'
import { paths } from '../../lib/paths.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toastStore } from '../../ui/toast-store.ts'
import { QrCode } from '../../ui/qr-code.tsx'

interface ShareDialogProps {
  scene: Scene
  /** The segment that is playing; null before anybody watches. */
  segment: number | null
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

const absolute = (path: string): string => new URL(path, window.location.href).href
const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** Everything that takes a scene elsewhere: its address, a frame for another site, a code for a phone, a feed. */
export function ShareDialog({ scene, segment, isOpen, onOpenChange }: ShareDialogProps) {
  const [fromSegment, setFromSegment] = useState(false)
  const address = absolute(paths.scene(scene.id, fromSegment && segment !== null ? { segment } : {}))
  const frame = `<iframe src="${attribute(absolute(paths.embed(scene.id)))}" width="640" height="360" title="${attribute(scene.title)}" allow="fullscreen; picture-in-picture" loading="lazy" style="border:0"></iframe>`
  return (
    <Dialog title="Share this scene" isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className="flex flex-col gap-5">
        <CopyField label="Link" value={address} done="Link copied." />
        {segment !== null && segment > 1 && (
          <div className="-mt-3">
            <CheckField isChecked={fromSegment} onChange={setFromSegment}>
              Begin at segment {segment}
            </CheckField>
          </div>
        )}
        {scene.segmentCount > 0 && <CopyField label="Frame for another site" value={frame} done="Frame copied." />}
        <div className="flex flex-wrap items-center gap-5">
          <QrCode text={address} label={`Code that opens ${scene.title} on a phone`} />
          <div className="flex min-w-40 flex-1 flex-col items-start gap-2 text-[0.9375rem] text-soft">
            <p>Point a phone's camera at the code to go on watching there.</p>
            <a href={paths.sceneFeed(scene.id)} className="link inline-flex min-h-6 items-center gap-1.5">
              <Rss size={15} aria-hidden="true" /> Feed of new segments
            </a>
          </div>
        </div>
      </div>
    </Dialog>
  )
}

function CopyField({ label, value, done }: { label: string; value: string; done: string }) {
  const id = useId()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value)
      toastStore.show(done)
    } catch {
      // Plain http addresses have no clipboard; what is selected can still be copied by hand.
      const field = document.getElementById(id)
      if (field instanceof HTMLInputElement) field.select()
      toastStore.show('This browser does not let Skein copy. It is selected now: copy it by hand.')
    }
  }
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-[0.9375rem] font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          className="min-h-10 w-full min-w-0 rounded-sm border border-edge bg-sunken px-3 text-[0.9375rem] text-ink"
        />
        <Button onClick={() => void copy()} aria-label={`Copy ${label.toLowerCase()}`}>
          <Copy size={16} aria-hidden="true" /> Copy
        </Button>
      </div>
    </div>
  )
}
