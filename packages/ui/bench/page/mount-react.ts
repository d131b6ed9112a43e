import { createElement, useLayoutEffect, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { View } from './start-page'

/** Mounts an element that follows the text, as an application does. */
export function mountReact(
  host: HTMLElement,
  toElement: (content: string, isStreaming: boolean) => ReactNode,
): View {
  const root = createRoot(host)
  let content = ''
  const render = (isStreaming: boolean) =>
    new Promise<void>((resolve) => {
      root.render(createElement(Committed, { onCommit: resolve }, toElement(content, isStreaming)))
    })
  return {
    write(added) {
      content += added
      return render(true)
    },
    end: () => render(false),
  }
}

/** Tells when its children are in the document. */
function Committed({
  onCommit,
  children,
}: {
  onCommit: () => void
  children?: ReactNode
}): ReactNode {
  useLayoutEffect(onCommit)
  return children
}
