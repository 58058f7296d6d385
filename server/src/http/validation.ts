import { refuseUnstorableText } from '#http/json-body.ts'
import { RequestFailure } from '#platform/failure.ts'
import { type Said, say } from '#platform/say.ts'
import { Ajv, type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyInstance, FastifySchema } from 'fastify'

const options = {
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  useDefaults: false,
  removeAdditional: false,
} as const

/**
 * Fastify's own compiler coerces `null` to `""` and drops unknown fields (RELIABILITY fact 5). Bodies are taken as they
 * are; only query and path values, which are strings on the wire, are read as the type the contract gives them.
 */
export function validateStrictly(app: FastifyInstance): void {
  const asSent = new Ajv({ ...options, coerceTypes: false })
  // Read from text, `1e999` is a number without an end: bounds must be asked of it too, or it passes them all.
  const fromText = new Ajv({ ...options, coerceTypes: true, strictNumbers: false })
  for (const ajv of [asSent, fromText]) addFormats.default(ajv, ['email', 'date-time'])

  app.setValidatorCompiler<FastifySchema>(({ schema, httpPart }) => {
    const validate = (httpPart === 'body' ? asSent : fromText).compile(schema)
    const part = httpPart === 'querystring' ? 'query' : (httpPart ?? 'body')
    return (data: unknown) => {
      if (httpPart !== 'body') refuseUnstorableText(data, `/${part}`)
      if (validate(data)) return { value: data }
      throw validationFailure(validate.errors ?? [], part)
    }
  })
}

/** The shape of {@link RequestFailure} a person can correct a form with: one entry for each offending field. */
function validationFailure(errors: readonly ErrorObject[], part: string): RequestFailure {
  const problems = new Map<string, Said>()
  for (const error of errors) {
    const field = `/${part}${error.instancePath}${missingOrUnknown(error)}`
    if (!problems.has(field)) problems.set(field, explain(error))
  }
  const [first] = problems
  return new RequestFailure('validation_failed', {
    ...(first && { field: first[0], detail: first[1].text }),
    extra: { problems: [...problems].map(([field, { text, wording }]) => ({ field, message: text, wording })) },
  })
}

function missingOrUnknown(error: ErrorObject): string {
  const { missingProperty, additionalProperty } = error.params as Record<string, unknown>
  const name = missingProperty ?? additionalProperty
  return typeof name === 'string' ? `/${name}` : ''
}

function explain(error: ErrorObject): Said {
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'required':
      return say('field_missing')
    case 'additionalProperties':
      return say('field_unknown')
    case 'maxLength':
      return say('field_tooLong', { n: Number(params['limit']) })
    case 'minLength':
      return say('field_empty')
    case 'pattern':
      return say(params['pattern'] === '\\S' ? 'field_blank' : 'field_form')
    case 'enum':
      return Array.isArray(params['allowedValues'])
        ? say('field_choice', { choices: params['allowedValues'].join(', ') })
        : say('field_form')
    default:
      // The validator's own English is more exact than any wording of ours.
      return { ...say('field_form'), text: `This ${error.message ?? 'is not valid'}.` }
  }
}
