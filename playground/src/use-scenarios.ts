import { scenarioList, type ScenarioInfo } from '@tyqw/emulator'
import { onMounted, readonly, shallowRef, type ShallowRef } from 'vue'

/** The emulator's scenarios, once the gateway says that it is the emulator that answers. Empty with a real key. */
export function useScenarios(): Readonly<ShallowRef<readonly ScenarioInfo[]>> {
  const scenarios = shallowRef<readonly ScenarioInfo[]>([])

  onMounted(async () => {
    const health = await fetch('/tyqw/healthz')
      .then((response): Promise<{ answering?: unknown }> => response.json())
      .catch(() => undefined)
    if (health?.answering === 'emulator') scenarios.value = scenarioList
  })
  return readonly(scenarios)
}
