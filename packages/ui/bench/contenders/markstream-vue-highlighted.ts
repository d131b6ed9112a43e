import 'markstream-vue/index.css'
import MarkdownRender, { setCustomComponents } from 'markstream-vue'
import { createShikiStreamCachedRenderer, registerHighlight } from 'stream-markdown'
import {
  defineComponent,
  h,
  onBeforeUnmount,
  onMounted,
  useTemplateRef,
  watch,
  type PropType,
} from 'vue'
import { codeLanguages } from '../answer'
import { mountVue } from '../page/mount-vue'
import { startPage } from '../page/start-page'

const theme = 'vitesse-light'
const langs = [...codeLanguages]

/**
 * A fence, highlighted while it streams by what the same author made for that. Of stream-markdown's renderers this is
 * the one that reads a line once.
 */
const CodeBlock = defineComponent({
  inheritAttrs: false,
  props: {
    node: { type: Object as PropType<{ code: string; language: string }>, required: true },
  },
  setup(props) {
    const element = useTemplateRef<HTMLElement>('code')
    let renderer: ReturnType<typeof createShikiStreamCachedRenderer> | undefined
    const update = () => renderer?.updateCode(props.node.code, props.node.language)
    onMounted(() => {
      if (!element.value) return
      const lang = props.node.language
      renderer = createShikiStreamCachedRenderer(element.value, { langs, theme, lang })
      void update()
    })
    watch(() => [props.node.code, props.node.language], update, { flush: 'post' })
    onBeforeUnmount(() => renderer?.dispose())
    return () => h('div', { ref: 'code' })
  },
})

setCustomComponents('bench', { code_block: CodeBlock })

startPage(async (host) => {
  await registerHighlight({ langs, themes: [theme] })
  return mountVue(host, MarkdownRender, (content, isStreaming) => ({
    mode: 'chat',
    content,
    final: !isStreaming,
    customId: 'bench',
  }))
})
