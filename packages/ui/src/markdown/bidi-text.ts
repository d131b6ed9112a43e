import type { FunctionalComponent } from 'vue'
import { renderBidi } from './render-bidi'

/** A text from elsewhere, with its control characters shown: a name, what an error says, what a tool is given. */
export const BidiText: FunctionalComponent<{ text: string }> = ({ text }) => renderBidi(text)
BidiText.props = ['text']
