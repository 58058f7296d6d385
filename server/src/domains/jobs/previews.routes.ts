import type { Bible } from '@skein/contract/bible'
import type { IdeaId, SceneId } from '@skein/contract/ids'
import * as contract from '@skein/contract/preview'
import type { Caller, Mounter } from '#platform/mount.ts'

interface Text {
  readonly text: string
  readonly language?: string
  readonly stills?: boolean
}

/** How a text would be staged. It belongs to the pipeline and is handed over by the container. */
export interface TextPreviews {
  /** @throws RequestFailure `malformed_text`, `not_found`, `scene_closed`, `unavailable`. */
  continuation(caller: Caller, sceneId: SceneId, text: Text, signal: AbortSignal): Promise<contract.Preview>
  /** @throws RequestFailure `malformed_text`, `not_found`, `validation_failed`, `unavailable`. */
  opening(
    caller: Caller,
    ideaId: IdeaId,
    text: Text & { readonly bible?: Omit<Bible, 'version'> },
    signal: AbortSignal,
  ): Promise<contract.Preview>
}

/** Binds the contract's routes for seeing a text staged before it is submitted. */
export function mountPreviews(mount: Mounter, previews: TextPreviews): void {
  mount.signedIn(contract.previewContinuation, ({ params, body }, { caller, signal }) =>
    previews.continuation(caller, params.sceneId, body, signal),
  )
  mount.signedIn(contract.previewOpening, ({ params, body }, { caller, signal }) =>
    previews.opening(caller, params.ideaId, body, signal),
  )
}
