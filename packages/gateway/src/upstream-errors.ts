import { GatewayError } from './gateway-error'

/** What can go wrong between the gateway and the upstream. */
export const upstreamErrors = { left, unreachable, brokenOff, redirected, silent, closed }

// Nobody reads this one; 499 is what logs of web servers call it.
function left(cause: unknown): GatewayError {
  const data = { status: 499, code: 'ClientDisconnect', message: 'The client left.' }
  return new GatewayError(data, cause)
}

function unreachable(cause: unknown): GatewayError {
  return new GatewayError(
    {
      status: 503,
      code: 'ModelUnavailable',
      message:
        'The gateway cannot reach the model service. Check its network and TYQW_UPSTREAM, then try again.',
    },
    cause,
  )
}

function brokenOff(cause: unknown): GatewayError {
  return new GatewayError(
    {
      status: 502,
      code: 'ModelServiceFailed',
      message: 'The model service broke off the answer. Try again.',
    },
    cause,
  )
}

function redirected(): GatewayError {
  return new GatewayError({
    status: 502,
    code: 'ModelServiceFailed',
    message:
      'The model service answered with a redirect, which the gateway does not follow. Check TYQW_UPSTREAM.',
  })
}

function silent(hasBytes: boolean): GatewayError {
  return new GatewayError({
    status: 504,
    code: hasBytes ? 'ResponseTimeout' : 'RequestTimeOut',
    message: hasBytes
      ? 'The model service stopped sending in the middle of the answer. Try again.'
      : 'The model service did not begin to answer in time. Try again.',
  })
}

function closed(): GatewayError {
  return new GatewayError({
    status: 503,
    code: 'ModelUnavailable',
    message: 'The gateway is restarting. Try again in a moment.',
    retryAfterMs: 1000,
  })
}
