import { expect, it } from 'vitest'
import { exampleRequest, exampleShot } from '#animatic/example/video-request.ts'
import { fillTemplate } from './fill-template.rules.ts'
import { writePrompt } from './write-prompt.rules.ts'

const shots = [exampleShot({ durationSeconds: 4 }), exampleShot({ durationSeconds: 4, action: 'She lights the lamp.' })]
const { script, bible } = exampleRequest({ shots })

it('says who is in it and what they look like, and then shot by shot what is seen', () => {
  const prompt = writePrompt(script, bible, 4000)
  expect(prompt).toContain('Mara Holt: A woman with long red hair, a green coat and a yellow scarf.')
  expect(prompt).not.toContain('Tobias')
  expect(prompt).toContain(
    'Shot 1, 4 s, wide, push in. the skerry light, dusk, clear weather, warm mood. Mara walks out',
  )
  expect(prompt).toMatch(/She lights the lamp\.$/)
})

it('leaves out whole shots from the end where a model reads less, and is never longer', () => {
  for (let lengthMax = 10; lengthMax < 700; lengthMax += 23) {
    const prompt = writePrompt(script, bible, lengthMax)
    expect(prompt.length).toBeLessThanOrEqual(lengthMax)
    expect(prompt).not.toBe('')
  }
  expect(writePrompt(script, bible, 300)).toMatch(/Mara walks out to the light\.$/)
})

it('fills whole values only, so that story text never becomes part of another field', () => {
  const order = {
    prompt: 'a {seed} and "quotes"',
    seconds: 8,
    width: 1280,
    height: 720,
    seed: 7,
    sound: true,
    idempotencyKey: 'k',
  }
  const template = {
    prompt: '{prompt}',
    note: 'for {seconds} s',
    nested: { list: ['{width}', 'x', '{sound}'] },
    flag: false,
  }
  expect(fillTemplate(template, order)).toEqual({
    prompt: 'a {seed} and "quotes"',
    note: 'for {seconds} s',
    nested: { list: [1280, 'x', true] },
    flag: false,
  })
})
