import { h, shallowRef, type Component, type FunctionalComponent, type VNodeChild } from 'vue'

/**
 * A part whose code is a chunk of its own, fetched when the first one is shown.
 *
 * @param load - Fetches it. If that fails, the next one that is shown tries again.
 * @param placeholder - What stands there until it has come.
 */
export function lazyPart<Props extends Record<string, unknown>>(
  names: readonly (keyof Props & string)[],
  load: () => Promise<{ readonly default: Component }>,
  placeholder: (props: Props) => VNodeChild,
): FunctionalComponent<Props> {
  const part = shallowRef<Component>()
  let loading: Promise<void> | undefined

  const Part: FunctionalComponent<Props> = (props) => {
    if (part.value) return h(part.value, props)
    loading ??= load().then(
      (module) => void (part.value = module.default),
      () => void (loading = undefined),
    )
    return placeholder(props)
  }
  Part.props = [...names]
  return Part
}
