/** `POST /api/token` of your server. Ask who is calling before you answer. */
export async function issueToken(send: typeof fetch = fetch): Promise<Response> {
  const answer = await send('https://dashscope.aliyuncs.com/api/v1/tokens?expire_in_seconds=300', {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env['DASHSCOPE_API_KEY']}` },
  })
  if (!answer.ok) return new Response(null, { status: 502 })
  const { token, expires_at } = (await answer.json()) as { token: string; expires_at: number }
  // DashScope counts seconds, createTokenProvider milliseconds.
  return Response.json({ token, expiresAt: expires_at * 1000 })
}
