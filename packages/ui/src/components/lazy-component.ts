import { defineAsyncComponent, type Component } from 'vue'

const RETRY_MS = 2000

/** A component that is fetched when it is first shown. What could not be fetched is asked for again, later and later. */
export function lazyComponent<Loaded extends Component>(load: () => Promise<Loaded>): Loaded {
  return defineAsyncComponent({
    loader: load,
    onError: (_, retry, __, attempts) => setTimeout(retry, RETRY_MS * attempts),
  }) as unknown as Loaded
}
