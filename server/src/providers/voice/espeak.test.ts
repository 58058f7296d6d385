import { spawnSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '#config.ts'
import { createEspeakVoice } from './espeak.ts'

const here = readConfig().searchPath
const isInstalled = spawnSync('espeak-ng', ['--version']).error === undefined
let scratch = ''
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'skein-espeak-'))
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

const line = (changes: { text?: string; language?: string; speaker?: string | null } = {}) => ({
  text: 'The lamp went out.',
  language: 'en',
  speaker: null,
  ...changes,
})
const signal = () => new AbortController().signal

/** A program of that name which does as it is told; `record` keeps what it was given. */
async function program(script: string): Promise<{ searchPath: string; given: (what: string) => Promise<string> }> {
  const directory = await mkdtemp(join(scratch, 'bin-'))
  const file = join(directory, 'espeak-ng')
  await writeFile(file, `#!/bin/sh\nhere="${directory}"\n${script}\n`)
  await chmod(file, 0o755)
  return { searchPath: `${directory}:/usr/bin:/bin`, given: (what) => readFile(join(directory, what), 'utf8') }
}
const RECORD = `printf '%s\\n' "$@" >"$here/arguments"; env >"$here/environment"; cat >"$here/words"; printf RIFFsound`

describe('the espeak-ng of this machine', () => {
  it('gets the words by stdin and nothing of them, nor of our environment, in any other way', async () => {
    const { searchPath, given } = await program(RECORD)
    const text = '--path=/etc $(touch pwned) `id` -w /tmp/x; <speak>"quoted"</speak>\nsecond line'
    const bytes = await createEspeakVoice({ searchPath }).speak(line({ text }), signal())
    expect(Buffer.from(bytes).toString()).toBe('RIFFsound')
    expect(await given('words')).toBe(text)
    const told = (await given('arguments')).trim().split('\n')
    expect(told).toEqual(['-v', 'en', '-s', '158', '-p', '42', '-b', '1', '--stdin', '--stdout'])
    const names = (await given('environment')).split('\n').flatMap((entry) => /^(\w+)=/.exec(entry)?.[1] ?? [])
    expect(names.filter((name) => !['PATH', 'LC_ALL', 'PWD', 'SHLVL', 'OLDPWD', '_'].includes(name))).toEqual([])
  })

  it.each([
    ['de', 'de'],
    ['zh', 'cmn'],
    ['und', 'en'],
    ['--help', 'en'],
  ])('is asked for the script’s language: %s as %s', async (language, spoken) => {
    const { searchPath, given } = await program(RECORD)
    await createEspeakVoice({ searchPath }).speak(line({ language }), signal())
    expect((await given('arguments')).split('\n')[1]).toBe(spoken)
  })

  it('gives each character a voice of its own, for ever', async () => {
    const { searchPath, given } = await program(RECORD)
    const told = []
    for (const speaker of ['char_mara', 'char_tobias', 'char_ines', 'char_mara']) {
      await createEspeakVoice({ searchPath }).speak(line({ speaker }), signal())
      told.push(await given('arguments'))
    }
    expect(new Set(told).size).toBe(3)
    expect(told[3]).toBe(told[0])
    for (const one of told) expect(one.split('\n')[1]).toMatch(/^en\+[mf]\d$/)
  })

  it.each([
    ['is missing', null, 'not_found', {}],
    ['does not know the language', 'cat >/dev/null; exit 1', 'unsupported', {}],
    ['says nothing', 'cat >/dev/null', 'bad_output', {}],
    ['does not read its input', 'exit 3', 'unsupported', {}],
    ['would not stop', 'exec cat /dev/zero', 'bad_output', { bytesMax: 100_000 }],
    ['hangs', 'exec sleep 60', 'timeout', { timeoutMs: 100 }],
  ] as const)('that %s is a failure that buys nothing', async (_, script, code, limits) => {
    const { searchPath } = script === null ? { searchPath: scratch } : await program(script)
    const speaking = createEspeakVoice({ searchPath, ...limits }).speak(line({ text: 'word '.repeat(400) }), signal())
    await expect(speaking).rejects.toMatchObject({ name: 'ProviderFailure', code, billed: 'no' })
  })

  it('is ended when its job is', async () => {
    const { searchPath } = await program('exec sleep 60')
    const speaking = createEspeakVoice({ searchPath }).speak(line(), AbortSignal.timeout(50))
    await expect(speaking).rejects.toMatchObject({ code: 'cancelled' })
  })

  it.skipIf(!isInstalled).each([
    ['en', 'The lamp went out.'],
    ['ar', 'انطفأ المصباح.'],
    ['zh', '灯灭了。'],
  ])('really speaks %s', async (language, text) => {
    const bytes = await createEspeakVoice({ searchPath: here }).speak(
      line({ language, text, speaker: 'char_mara' }),
      signal(),
    )
    expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe('RIFF')
    expect(bytes.length).toBeGreaterThan(20_000)
  })

  it.skipIf(!isInstalled)('really does not speak what it has no voice for', async () => {
    const speaking = createEspeakVoice({ searchPath: here }).speak(line({ language: 'xxq' }), signal())
    await expect(speaking).rejects.toMatchObject({ code: 'unsupported' })
  })
})
