import type { Fault } from './fault'
import { leavings, silences, tokens, waits } from './faults-of-clients'
import { bodies, connections } from './faults-of-servers'
import { refusals } from './refusals'

/** Every fault that can be made at the server or in the client's code. Those of the browser are in `playground/e2e`. */
export const faults: readonly Fault[] = [
  ...connections,
  ...bodies,
  ...refusals,
  ...waits,
  ...tokens,
  ...silences,
  ...leavings,
]
