import { GatewayError } from '../gateway-error'
import type { GatewaySettings } from '../options'

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * Reads a request's body as a JSON object, within the limits.
 *
 * @throws GatewayError 413 when it is too large, 400 when it is no JSON object.
 */
export async function readBody(
  request: Request,
  { limits }: Pick<GatewaySettings, 'limits'>,
): Promise<Fields> {
  const { text, bytes } = await readText(request, limits.imageBodyBytes)
  const body = parse(text)
  if (!isFields(body)) {
    throw new GatewayError({
      status: 400,
      code: 'InvalidParameter',
      message: 'The body must be a JSON object such as {"input":{"prompt":"…"}}.',
    })
  }
  if (bytes - imageLength(body) > limits.bodyBytes) throw tooLarge(limits.bodyBytes)
  return body
}

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function readText(request: Request, limit: number) {
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge(limit)
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length
    if (bytes > limit) throw tooLarge(limit)
    text += decoder.decode(chunk, { stream: true })
  }
  return { text: text + decoder.decode(), bytes }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// Data URIs are ASCII, so characters are bytes.
function imageLength({ input }: Fields): number {
  const images = isFields(input) ? input['image_list'] : undefined
  if (!Array.isArray(images)) return 0
  return images.reduce<number>(
    (length, image) =>
      typeof image === 'string' && image.startsWith('data:image/') ? length + image.length : length,
    0,
  )
}

function tooLarge(limit: number): GatewayError {
  return new GatewayError({
    status: 413,
    code: 'BadRequest.TooLarge',
    message: `The body is larger than ${limit} bytes. Shorten the input; images go into input.image_list as data URIs.`,
  })
}
