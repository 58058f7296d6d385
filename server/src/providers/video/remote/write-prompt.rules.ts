import type { Bible } from '@skein/contract/bible'
import type { Script, Shot } from '@skein/contract/script'

const words = (name: string) => name.replaceAll('_', ' ')
const sentence = (text: string) => (/[.!?…。！？]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`)

/**
 * The script as one text for a video model: who is in it and what they look like, then shot by shot what is seen. The
 * words of the story come in whole; what does not fit is left out from the end, so that the first shots are whole.
 */
export function writePrompt(script: Script, bible: Bible, lengthMax: number): string {
  const parts = [opening(script, bible), ...people(script, bible), ...script.shots.map(shotLine)]
  let prompt = ''
  for (const part of parts) {
    const next = prompt === '' ? part : `${prompt}\n${part}`
    if (next.length > lengthMax) break
    prompt = next
  }
  // A first sentence longer than the model reads: better cut than empty.
  return prompt === '' ? parts.join(' ').slice(0, lengthMax).toWellFormed() : prompt
}

function opening(script: Script, bible: Bible): string {
  const style = bible.styleGuide?.visualStyle ?? 'cinematic film'
  const period = bible.setting.timePeriod === undefined ? '' : ` set in ${bible.setting.timePeriod}`
  return sentence(`A ${script.durationSeconds} second scene, ${style}${period}, no titles or captions in the picture`)
}

function people(script: Script, bible: Bible): string[] {
  const seen = new Set(script.shots.flatMap(({ cast }) => cast.map(({ entityId }) => entityId)))
  return bible.characters
    .filter(({ entityId }) => seen.has(entityId))
    .map(({ canonicalName, description, traits = [] }) => {
      const looks = [description, ...traits].filter((text) => text !== undefined && text.trim() !== '')
      return sentence(looks.length === 0 ? `${canonicalName} is in it` : `${canonicalName}: ${looks.join('; ')}`)
    })
}

function shotLine(shot: Shot, index: number): string {
  const { camera, setting, mood, durationSeconds } = shot
  const move = camera.move === 'static' ? 'still camera' : words(camera.move)
  const where = `${setting.place}, ${setting.timeOfDay}, ${setting.weather} weather, ${mood} mood`
  const spoken = shot.dialogue.map(({ text }) => `Somebody says: "${text}"`)
  return [
    `Shot ${index + 1}, ${durationSeconds} s, ${words(camera.framing)}, ${move}.`,
    sentence(where),
    sentence(shot.action),
    ...spoken.map(sentence),
  ].join(' ')
}
