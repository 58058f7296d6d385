// Global set-up of the journeys: one Skein for all of them, with an owner and the sample scene's first segment.
import type { SceneId } from '@skein/contract/ids'
import type { TestProject } from 'vitest/node'
import { openSkein } from './fresh-skein.ts'

declare module 'vitest' {
  interface ProvidedContext {
    skein: { url: string; sceneId: SceneId }
  }
}

// Vitest calls what a global set-up file exports by default.
// oxlint-disable-next-line import/no-default-export
export default async function setup(project: TestProject) {
  const { instance, scene } = await openSkein()
  project.provide('skein', { url: instance.url, sceneId: scene.id })
  return () => instance.discard()
}
