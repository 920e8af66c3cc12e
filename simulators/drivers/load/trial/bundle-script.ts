// The k6 script as one file: our TypeScript, bundled for k6's JavaScript (which loads no packages of its own).
import { build, type Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const scriptOfDriver = new URL('../script/main.ts', import.meta.url);

export interface BundleOptions {
  /** The file that k6 runs; absent: the script of the load driver. */
  readonly entry?: URL;
  /** For benchmarks: a module that stands in for another. */
  readonly instead?: { readonly of: URL; readonly by: URL };
}

/** @returns JavaScript. Throws esbuild's error when the sources do not build, which a test would have shown. */
export async function bundleScript({ entry = scriptOfDriver, instead }: BundleOptions = {}): Promise<string> {
  const file = fileURLToPath(entry);
  const result = await build({
    // As text: in a path esbuild reads * as a pattern.
    stdin: {
      contents: await readFile(file, 'utf8'),
      resolveDir: dirname(file),
      sourcefile: basename(file),
      loader: 'ts',
    },
    plugins: instead === undefined ? [] : [standIn(fileURLToPath(instead.of), fileURLToPath(instead.by))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import', 'default'],
    external: ['k6', 'k6/*'],
    target: 'es2022',
    // k6's engine has neither.
    supported: { 'async-generator': false, 'for-await': false },
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error('the bundler gave no file');
  return output.text;
}

function standIn(of: string, by: string): Plugin {
  return {
    name: 'stand-in',
    setup(bundler) {
      bundler.onResolve({ filter: /^\./ }, ({ path, importer }) =>
        resolve(dirname(importer), path) === of ? { path: by } : undefined,
      );
    },
  };
}
