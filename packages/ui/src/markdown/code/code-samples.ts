/** Awkward code in 16 languages: constructs that go on over lines, and languages inside languages. For tests. */
export const codeSamples: Readonly<Record<string, string>> = {
  typescript: `/* 注释
 * 两行 \`not a template\`
 */
export class A<T extends { b: string }> implements B<T> {
  #x = \`a \${[1, 2].map((n) => \`<\${n}>
  \${n + 1}\`).join('')} // no comment
end\`
  @dec() async *run(re = /[/\\]]+/giu): AsyncGenerator<number> { yield* this.#x as never }
}
type F = typeof import('x')
`,
  javascript: `const html = \`<p>\${a ? \`yes
\${b}\` : 'no'}</p>\`
/** @param {string} a
 * @returns {Promise<void>} */
async function f(a) { return a ?? /re\\/gex/u.test(a) }
label: for (const x of y) { continue label } // end
`,
  tsx: `const App = () => {
  const [n, setN] = useState<number>(0)
  return (
    <>
      {/* a
          comment */}
      <Button a="1" b={\`x\${n}
y\`} onClick={() => setN((n) => n < 3 ? n + 1 : 0)}>
        文字 {n > 1 && <b>{'</b>'}</b>}
      </Button>
    </>
  )
}
`,
  html: `<!doctype html>
<!-- a
  comment -->
<style>
  @media (min-width: 1px) { a::before { content: "}</s"; color: #fff } /* x
  y */ }
</style>
<script type="module">
  const a = \`
    \${b} <p>
  \` /* c
  d */
</script>
<p class="a
  b" data-x='1'>&amp; 文字</p>
`,
  vue: `<script setup lang="ts">
import { ref } from 'vue'
const n = ref<number>(0) /* a
b */
</script>

<template>
  <p v-if="n > 0 && \`\${n}\`" :class="{ a: n }" @click="n++">{{ n.toFixed(
    2
  ) }}</p>
</template>

<style scoped lang="scss">
.a { &:hover { color: v-bind(n); } }
</style>
`,
  css: `@import url("x.css");
/* a
   b */
.a > .b:not(:hover, [c='d
']) { --x: calc(1px + 2 * var(--y, 3em)); background: url(data:x;y) }
@supports (display: grid) and (not (gap: 1px)) { a { color: #abcdef80 !important } }
`,
  json: `{
  "a": [1, -2.5e10, true, null],
  "b\\n": { "c": "文字 \\u4e00", "d": {} },
  "e": "unfinished
}
`,
  python: `def f(a: int = 1, *args, **kw) -> "str":
    """Doc
    string {a}
    """
    x = f'''{a!r:>{width}} {
        b}
    text'''
    return rb'\\x00' + r"""raw
\\n""" if a else lambda q: q @ 2  # end

@dec(1)
class A(B, metaclass=C): ...
`,
  shellscript: `#!/bin/bash
cat <<'EOF' | grep "x"
not $expanded \`code\`
EOF
cat <<-END
	\${var:-"a b"} $(echo "nested $(date)")
	END
if [[ $a =~ ^[0-9]+$ ]]; then
  echo "multi
line \${x[@]}" # comment
fi
case "$1" in a|b) f ;; *) exit 1;; esac
`,
  java: `/**
 * Doc {@link A}
 */
@Anno(value = "x")
public final class A<T extends Comparable<? super T>> {
  String s = """
      text "block" \\
      /* none */
      """;
  /* a
  b */ int x = 0x1F_FF; char c = '\\'';
}
`,
  go: `package main

/* a
b */
func (s *S[T]) F(ch <-chan int) (err error) {
	x := \`raw
	"string" // no comment
\`
	go func() { ch <- 'x' }()
	return fmt.Errorf("%w: %v", err, x)
}
`,
  rust: `/* a /* nested
*/ b */
#[derive(Debug)]
pub fn f<'a, T: Fn(&'a str) -> u8>(x: T) -> Result<(), Box<dyn Error>> {
    let s = r#"raw "str"
    // no"#;
    println!("{:?} {x}", s.chars().map(|c| c as u32).collect::<Vec<_>>());
    Ok(())
}
`,
  cpp: `#include <vector>
#define MAX(a, b) \\
  ((a) > (b) ? (a) : (b))
/* a
 b */
template <typename T, int N = 3>
auto f(T&& x) -> decltype(x) {
  auto s = R"xx(raw
  )" // no
  )xx";
  return std::move(x); // a \\
  continued
}
`,
  sql: `-- a
SELECT a.*, count(*) AS "n" /* b
c */ FROM \`t\` a
LEFT JOIN u ON u.id = a.id AND a.x LIKE '%it''s
two%' WHERE a.y IN (SELECT 1) GROUP BY 1;
`,
  yaml: `# a
key: &anchor
  - |
    block: text
    # no comment
  - >-
    folded 'x'
  - "double
    quoted"
other: *anchor
? complex
: {a: [1, true, ~]}
`,
  markdown: `# Heading *em*

> quote **strong
> still** \`code\`

\`\`\`js
const a = \`
  \${b}\` /* c
d */
\`\`\`

- [x] item <b>html</b>
  ~~~css
  a { color: red }
  ~~~
`,
}
