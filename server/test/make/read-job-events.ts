import type { JobEvent } from '@skein/contract/jobs'

/** The events of an answered feed, each as it comes. @throws when the feed breaks off, also inside of an event. */
export async function* readJobEvents(response: Response): AsyncGenerator<JobEvent> {
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const data = /^data: (.+)$/m.exec(part)?.[1]
      if (data !== undefined) yield JSON.parse(data)
    }
  }
  if (text !== '') throw new Error('the feed broke off inside of an event')
}
