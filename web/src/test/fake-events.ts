type Listener = (event: { data: string }) => void

/** Stands in for the browser's EventSource: tests say what arrives and when the connection is refused. */
export class FakeEventSource {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static opened: FakeEventSource[] = []

  readonly url: string
  readyState = 0
  #listeners = new Map<string, Listener[]>()

  constructor(url: string) {
    this.url = url
    FakeEventSource.opened.push(this)
  }

  addEventListener(name: string, listener: Listener): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener])
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED
  }

  say(name: string, data: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener({ data: JSON.stringify(data) })
  }

  open(): void {
    this.readyState = FakeEventSource.OPEN
    this.say('open', null)
  }

  /** The server refused: the browser gives up on this stream. */
  refuse(): void {
    this.readyState = FakeEventSource.CLOSED
    this.say('error', null)
  }

  static to(path: string): FakeEventSource | undefined {
    return FakeEventSource.opened.findLast((source) => source.url.includes(path))
  }
}
