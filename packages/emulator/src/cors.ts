/** Adds what lets a page of any origin read an answer. */
export function allowOrigin(response: Response): Response {
  response.headers.set('access-control-allow-origin', '*')
  response.headers.set('access-control-expose-headers', 'x-request-id, retry-after')
  return response
}

/** Answers an `OPTIONS` request: every method we have, and every header the page wants to send. */
export function answerPreflight(request: Request): Response {
  const wanted = request.headers.get('access-control-request-headers')
  const headers = {
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-max-age': '600',
    ...(wanted ? { 'access-control-allow-headers': wanted } : {}),
  }
  return new Response(null, { status: 204, headers })
}
