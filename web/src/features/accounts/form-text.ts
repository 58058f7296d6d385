/** The text of a form field; a missing one is empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Whether it could be an e-mail address; the server and the mail itself say whether it is one. */
export const isAddress = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text)
