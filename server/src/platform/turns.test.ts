import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

it('runs what has the same key in order, one at a time, and what has another key beside it', async () => {
  const turns = createTurns()
  const told: string[] = []
  const gate = Promise.withResolvers<void>()
  const tell = (word: string, after: Promise<void> = Promise.resolve()) =>
    after.then(() => {
      told.push(word)
    })
  const first = turns.take('quay', () => tell('first', gate.promise))
  const second = turns.take('quay', () => tell('second'))
  await turns.take('pier', () => tell('elsewhere'))
  expect(told).toEqual(['elsewhere'])
  gate.resolve()
  await Promise.all([first, second])
  expect(told).toEqual(['elsewhere', 'first', 'second'])
})

it('goes on after a turn that failed, and the failure is that turn’s alone', async () => {
  const turns = createTurns()
  const failing = turns.take('quay', () => Promise.reject(new Error('fell in')))
  const next = turns.take('quay', () => Promise.resolve('dry'))
  await expect(failing).rejects.toThrow('fell in')
  expect(await next).toBe('dry')
})
