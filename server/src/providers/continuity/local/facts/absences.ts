import { contentStems, stem } from './stems.ts'

/** Something this world does not have, or that is out of order here. */
export interface Absence {
  /** Stem of the thing. */
  readonly thing: string
  /** Stems that say which one or where. */
  readonly bounds: readonly string[]
  /** The words that say where or when; empty when only the thing's own name does. */
  readonly boundPhrase: string
  readonly isBroken: boolean
  /** Stuffed, painted, carved: it does nothing at all. */
  readonly isLifeless: boolean
}

const THERE_IS_NO = /^there (?:is|are|were|was) no(?:t a| longer a)? (?<thing>[a-z]+(?: [a-z]+)?)\b(?<rest>.*)$/iu
const OUT_OF_ORDER =
  /^(?<before>.*?)\b(?<thing>[a-z]+) (?<where>(?:in|of|on|at|to) [^,]*?)?(?:(?:has|have) been |is |are |was |were |do not |does not |don't |doesn't )(?<state>out of (?:service|order)|cut off|off\b|down\b|sealed|stopped|frozen|cracked|empty|broken|dead|disconnected|work\b|function\b|silent|dry|jammed|drained|blocked|under repair|out of use|disconnected|stuffed|painted|extinct|wooden|carved)(?<rest>.*)$/iu

/** What a world rule says is not there or does not work; null when it says neither. */
export function readAbsence(rule: string): Absence | null {
  const none = THERE_IS_NO.exec(rule)?.groups
  if (none !== undefined) {
    const words = contentStems(none['thing'] ?? '')
    const thing = words.at(-1)
    if (thing === undefined || /\b(?:outside|except|but|unless|without|beyond)\b/i.test(none['rest'] ?? '')) return null
    return {
      thing,
      bounds: [...words.slice(0, -1), ...contentStems(none['rest'] ?? '')],
      boundPhrase: '',
      isBroken: false,
      isLifeless: false,
    }
  }
  const broken = OUT_OF_ORDER.exec(rule)?.groups
  if (broken === undefined) return null
  const thing = stem(broken['thing'] ?? '')
  if (thing === 'who') return null
  const rest = broken['rest'] ?? ''
  // "Mobile phones do not work below ground level": where says more than which.
  const boundPhrase =
    /^\s*(?:in|at|below|beneath|under|above|inside|aboard|outside|during) [^,;]*/i.exec(rest)?.[0] ?? ''
  return {
    thing,
    bounds: contentStems(boundPhrase === '' ? `${broken['before'] ?? ''} ${broken['where'] ?? ''}` : boundPhrase),
    boundPhrase,
    isBroken: true,
    isLifeless: /^(?:stuffed|painted|wooden|carved|extinct)$/i.test(broken['state'] ?? ''),
  }
}
