import { deviceStore } from '../lib/device-store.ts'

const KEY = 'skein.player'

/** What a viewer chose on this device. */
export interface PlayerSettings {
  hasCaptions: boolean
  isMuted: boolean
  rate: number
}

export const RATES = [0.75, 1, 1.25, 1.5, 2] as const
const DEFAULTS: PlayerSettings = { hasCaptions: false, isMuted: false, rate: 1 }

export function readPlayerSettings(): PlayerSettings {
  try {
    const kept: Partial<Record<keyof PlayerSettings, unknown>> = JSON.parse(deviceStore.read(KEY) ?? '{}')
    return {
      hasCaptions: typeof kept.hasCaptions === 'boolean' ? kept.hasCaptions : DEFAULTS.hasCaptions,
      isMuted: typeof kept.isMuted === 'boolean' ? kept.isMuted : DEFAULTS.isMuted,
      rate: RATES.find((rate) => rate === kept.rate) ?? DEFAULTS.rate,
    }
  } catch {
    return DEFAULTS
  }
}

export function keepPlayerSettings(settings: PlayerSettings): void {
  deviceStore.write(KEY, JSON.stringify(settings))
}

/** Makes a video follow the settings; also to be called when another source was loaded. */
export function applySettings(video: HTMLVideoElement, settings: PlayerSettings): void {
  video.muted = settings.isMuted
  video.playbackRate = settings.rate
  // Loading another source resets the rate to this one.
  video.defaultPlaybackRate = settings.rate
  // Hidden tracks still say which cue is due; our own line draws it.
  for (const track of captionTracks(video)) track.mode = settings.hasCaptions ? 'hidden' : 'disabled'
}

/** The tracks that carry words, whichever engine brought them; there is never a choice between them. */
export function captionTracks(video: HTMLVideoElement): readonly TextTrack[] {
  return Array.from(video.textTracks).filter(({ kind }) => kind === 'subtitles' || kind === 'captions')
}
