/** Whether a character's description says that they tell the story: the "I" of its narration. */
export function isNarratorBy(description: string): boolean {
  return /\bnarrator\b(?! of some| of part)|\btells (?:the|this) story\b/i.test(description)
}
