import { describe, expect, it } from 'vitest'
import { keyAction } from './player-keys.ts'

function press(key: string, on = 'div', change: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, ...change })
  Object.defineProperty(event, 'target', { value: document.createElement(on) })
  return keyAction(event)
}

describe('keys in the player', () => {
  it('plays and pauses with space and k', () => {
    expect(press(' ')).toEqual({ type: 'intent', intent: { type: 'toggle' } })
    expect(press('K')).toEqual({ type: 'intent', intent: { type: 'toggle' } })
  })

  it('leaves space to a button, arrows to the seek bar and everything to a menu', () => {
    expect(press(' ', 'button')).toBeNull()
    expect(press('ArrowLeft', 'input')).toBeNull()
    expect(press('k', 'input')).not.toBeNull()
    expect(press('k', 'select')).toBeNull()
  })

  it('leaves the browser its own shortcuts', () => {
    expect(press('l', 'div', { ctrlKey: true })).toBeNull()
    expect(press('f', 'div', { metaKey: true })).toBeNull()
  })
})
