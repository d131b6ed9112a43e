import type { Question, Script } from './scenario'

/** An answer that runs code in between: reasoning, the code, more reasoning, and the result. */
export function runCode({ prompt, language }: Question): Script {
  const { code, result } = calculate(prompt)
  const words = { zh: toChinese, en: toEnglish }[language](code, result)
  const { reasoning, reasoningAfter, text } = words
  return {
    type: 'answer',
    model: 'qwen3-max',
    reasoning,
    codeInterpreter: { code, reasoningAfter },
    text,
  }
}

const OPERATION = /(\d{1,12})\s*(?<sign>\*\*|\^|的|to the power of|[*×x+-])\s*(\d{1,12})/

// The first operation in the prompt; powers stay small enough to print.
function calculate(prompt: string): { readonly code: string; readonly result: string } {
  const [, left = '123', sign = '**', right = '21'] = OPERATION.exec(prompt) ?? []
  const [a, b] = [BigInt(left), BigInt(right)]
  if (sign === '+') return { code: `${left}+${right}`, result: String(a + b) }
  if (sign === '-') return { code: `${left}-${right}`, result: String(a - b) }
  if (/^[*×x]$/.test(sign)) return { code: `${left}*${right}`, result: String(a * b) }
  const power = b > 200n ? 200n : b
  return { code: `${left}**${power}`, result: String(a ** power) }
}

function toChinese(code: string, result: string) {
  return {
    reasoning: `用户要一个精确的计算结果。心算容易出错，应该交给代码来算。\n\n调用 code_interpreter，传入 ${code}。\n`,
    reasoningAfter: `代码已经返回结果：${result}。整理一下，直接告诉用户。`,
    text: `结果是：

\`\`\`text
${result}
\`\`\`

这个数由代码解释器算出，执行的是 \`${code}\`，共 ${countDigits(result)} 位。`,
  }
}

function toEnglish(code: string, result: string) {
  return {
    reasoning: `The user wants an exact result. Working it out in the head invites mistakes, so code should do it.\n\nCall code_interpreter with ${code}.\n`,
    reasoningAfter: `The code returned ${result}. All that is left is to say so.`,
    text: `The result is:

\`\`\`text
${result}
\`\`\`

The code interpreter worked it out from \`${code}\`. Digits: ${countDigits(result)}.`,
  }
}

function countDigits(result: string): number {
  return result.replace('-', '').length
}
