import vue from '@vitejs/plugin-vue'
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, resolve } from 'node:path'
import dts from 'unplugin-dts/vite'
import { defaultClientConditions, type Plugin, type UserConfig } from 'vite'

/** How one of our packages is built: see {@link libraryConfig}. */
export interface LibraryOptions {
  /** Entry name to source file, as in the package's `exports`: `{ index: 'src/index.ts' }`. */
  entries: Record<string, string>
  /**
   * The package holds `.vue` files.
   * @default false
   */
  vue?: boolean
  /**
   * The package may use Node's own modules. Without it such an import fails the build, since it would break in a page.
   * @default false
   */
  node?: boolean
  /** What is done to modules that are built in. */
  plugins?: Plugin[]
  /** A stylesheet that becomes `dist/style.css`, together with the style blocks of the components. */
  style?: string
  /** A folder of `src` that is published as it is. */
  asIs?: string
}

/**
 * The Vite config that all packages share: ES modules only, one file per module so that unused ones shake away, and one declaration file per entry.
 * `dependencies` and `peerDependencies` stay imports; what is in `devDependencies` (icons) is built in.
 */
export function libraryConfig(options: LibraryOptions): UserConfig {
  const root = process.cwd()
  const { entries, style } = options
  return {
    plugins: [
      ...(options.vue ? [vue()] : []),
      dts({
        processor: options.vue ? 'vue' : 'ts',
        bundleTypes: true,
        root,
        entryRoot: resolve(root, 'src'),
        tsconfigPath: resolve(import.meta.dirname, '../tsconfig.json'),
        include: [resolve(root, 'src')],
        exclude: ['**/*.test.ts', '**/*.test-d.ts'],
        // As a user's project resolves: our other packages by their built declarations.
        compilerOptions: { customConditions: [] },
      }),
      ...(style
        ? [withStyle(resolve(root, style), resolve(root, Object.values(entries)[0] ?? ''))]
        : []),
      ...(options.asIs ? [withFiles(resolve(root, 'src', options.asIs))] : []),
      ...(options.plugins ?? []),
      withLicenses(),
    ],
    resolve: { conditions: [...defaultClientConditions] },
    build: {
      target: 'es2022',
      minify: false,
      cssMinify: 'lightningcss',
      // The stylesheet stays as it was written; the user's own build knows which browsers to lower it for.
      cssTarget: 'esnext',
      reportCompressedSize: false,
      lib: {
        entry: entries,
        formats: ['es'],
        cssFileName: 'style',
      },
      rolldownOptions: {
        external: externals(root, options.node ?? false),
        output: {
          preserveModules: true,
          preserveModulesRoot: resolve(root, 'src'),
          entryFileNames: ({ name }) => `${publishableName(name)}.js`,
          chunkFileNames: ({ name }) => `${publishableName(name)}.js`,
        },
      },
    },
  }
}

function externals(root: string, node: boolean): (id: string) => boolean {
  const manifest: { dependencies?: object; peerDependencies?: object } = JSON.parse(
    readFileSync(resolve(root, 'package.json'), 'utf8'),
  )
  const names = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
  return (id) => {
    if (names.some((name) => id === name || id.startsWith(`${name}/`))) return true
    if (!isBuiltin(id)) return false
    if (!node) throw new Error(`${basename(root)} runs in pages too and cannot import ${id}.`)
    return true
  }
}

/** npm leaves every folder called `node_modules` out of a package, so what is built in needs another name. */
function publishableName(name: string): string {
  const inlined = name.lastIndexOf('node_modules/')
  const path = inlined < 0 ? name : `vendor/${name.slice(inlined + 'node_modules/'.length)}`
  return path.replace(/\.vue$/, '').replace(/\.vue_vue_type_script.*$/, '.setup')
}

/** The stylesheet is an export of its own, which no script imports: for the build alone, the entry does. */
function withStyle(style: string, entry: string): Plugin {
  return {
    name: 'tyqw:style',
    transform: {
      filter: { id: entry },
      handler: (code) => ({ code: `import ${JSON.stringify(style)}\n${code}`, map: null }),
    },
  }
}

function withFiles(folder: string): Plugin {
  return {
    name: 'tyqw:as-is',
    generateBundle() {
      for (const file of readdirSync(folder)) {
        const source = readFileSync(resolve(folder, file), 'utf8')
        this.emitFile({ type: 'asset', fileName: `${basename(folder)}/${file}`, source })
      }
    },
  }
}

/** The licences of what is built in go along with it, as they ask for. */
function withLicenses(): Plugin {
  return {
    name: 'tyqw:licenses',
    generateBundle(_, bundle) {
      const ids = Object.values(bundle).flatMap((item) =>
        item.type === 'chunk' ? Object.keys(item.modules) : [],
      )
      const folders = new Set(ids.flatMap((id) => packageFolder(id) ?? []))
      const texts = [...folders].toSorted().map(readLicense)
      if (texts.length === 0) return
      this.emitFile({ type: 'asset', fileName: 'vendor/LICENSES.txt', source: texts.join('\n\n') })
    },
  }
}

function packageFolder(id: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/'))?.[0]
}

function readLicense(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(folder)?.[1]
  if (!file) throw new Error(`${name} is built in and has no licence file.`)
  return `${name}\n\n${readFileSync(resolve(folder, file), 'utf8').trim()}\n`
}
