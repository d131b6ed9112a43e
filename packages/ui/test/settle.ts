/** Ends what moves: colours and places are read as they are in the end. */
export function settle(root: Element): void {
  for (const animation of root.getAnimations({ subtree: true })) {
    const { iterations } = animation.effect?.getComputedTiming() ?? {}
    if (iterations === Infinity) animation.cancel()
    else animation.finish()
  }
}
