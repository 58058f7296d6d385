/** The parts of m3u8-parser our tests read; the package ships no types. */
declare module 'm3u8-parser' {
  interface ParsedSegment {
    readonly uri: string
    readonly duration: number
    readonly timeline: number
    readonly discontinuity?: boolean
    readonly map?: { readonly uri: string }
  }
  interface ParsedManifest {
    readonly version?: number
    readonly targetDuration?: number
    readonly mediaSequence?: number
    readonly endList?: boolean
    readonly playlistType?: string
    readonly independentSegments?: boolean
    readonly discontinuityStarts?: readonly number[]
    readonly segments: readonly ParsedSegment[]
    readonly playlists?: readonly {
      readonly uri: string
      readonly attributes: {
        readonly BANDWIDTH: number
        readonly CODECS: string
        readonly RESOLUTION: { readonly width: number; readonly height: number }
      }
    }[]
  }
  export class Parser {
    push(text: string): void
    end(): void
    readonly manifest: ParsedManifest
  }
}
