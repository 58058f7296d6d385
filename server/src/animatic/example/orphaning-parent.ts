import { renderInChild } from '../render-process.ts'

/** Starts a render and tells its process id; the test then kills this process without warning. */
const [, , request = '', directory = ''] = process.argv

await renderInChild(JSON.parse(request), {
  directory,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  onStarted: (pid) => process.send?.(pid),
})
