/** What the bench told this process when it started it. */
export function startingOrders<Orders>(): Orders {
  return JSON.parse(process.env['SKEIN_BENCH_ORDERS'] ?? '{}')
}

/** Says that this process is ready, then answers each order in turn; ends when the bench does. */
export function answerOrders<Order>(answer: (order: Order) => Promise<unknown>): void {
  process.on('message', (order: Order) => {
    answer(order).then(
      (reply) => process.send?.(reply ?? {}),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.('ready')
}
