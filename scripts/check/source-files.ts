// The project's TypeScript files as its checks see them: what each imports, what it names, what it asks of SQL.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { comparedFlow } from './compared-flow.ts';

export const layerNames = ['scenarios', 'simulators', 'reports', 'scripts'] as const;

export interface SourceProblem {
  readonly file: string;
  readonly rule:
    | 'arrow'
    | 'package'
    | 'barrel'
    | 'ring'
    | 'file-name'
    | 'file-in-sql'
    | 'compared-flow'
    | 'no-files'
    | 'room'
    | 'room-arrow'
    | 'fixture'
    | 'unreached';
  readonly sentence: string;
}

export interface SourceFile {
  /** Path from the project's folder, with slashes. */
  readonly path: string;
  readonly imports: readonly string[];
  /** Sources that it starts or bundles by their address: workers, servers, k6's script. */
  readonly starts: readonly string[];
  readonly onlyReExports: boolean;
  /** The first words by which SQL reads or writes a file. */
  readonly fileInSql?: string;
  /** The first flow whose id it compares with. */
  readonly comparesFlow?: string;
}

/** Tests, and what serves tests alone. */
export const isTestOnly = (file: string) => /\.(?:test|fixture)\.ts$/.test(file) || file.includes('/known-answers/');

export const targetOf = (path: string, specifier: string) => posix.normalize(posix.join(dirname(path), specifier));

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

export async function sourceFiles(project = projectFolder): Promise<SourceFile[]> {
  return (await Promise.all(layerNames.map((layer) => filesOf(project, layer)))).flat();
}

async function filesOf(project: string, layer: string): Promise<SourceFile[]> {
  const names = await readdir(join(project, layer), { recursive: true }).catch(() => []);
  const paths = names.filter((name) => name.endsWith('.ts')).map((name) => `${layer}/${name.split('\\').join('/')}`);
  return Promise.all(paths.toSorted().map(async (path) => parse(path, await readFile(join(project, path), 'utf8'))));
}

function parse(path: string, text: string): SourceFile {
  const code = text.replaceAll(/^\s*\/\/.*$|\/\*[^]*?\*\//gm, '');
  const statics = [
    ...code.matchAll(/^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]/gm),
  ];
  const dynamics = [...code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)];
  const rest = code.replaceAll(
    /^\s*export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s*from\s*['"][^'"]+['"];?/gm,
    '',
  );
  // Table functions over files, COPY, ATTACH, and a path in place of a table (between quotes of SQL).
  const inSql =
    /\b(?:read_(?:parquet|json|ndjson|csv|text|blob)\w*|parquet_\w+|sniff_csv|glob)\(\s*(?:'|\$\{|\[)|\bCOPY\s+(?:\(|\$\{|\w+\s+(?:TO|FROM)\b)|\bATTACH\s+'|(?<!DISTINCT )\b(?:FROM|JOIN)\s+(?:'|\$\{(?:quoted|sqlText|q)\()/.exec(
      code,
    )?.[0];
  const comparesFlow = comparedFlow(code);
  return {
    path,
    ...(comparesFlow === undefined ? {} : { comparesFlow }),
    ...(inSql === undefined ? {} : { fileInSql: inSql }),
    imports: [...statics, ...dynamics].flatMap(([, from, bare]) => [from ?? bare ?? []].flat()),
    starts: [...code.matchAll(/\bnew URL\(\s*'([^']+\.ts)',\s*import\.meta\.url/g)].map(([, started = '']) => started),
    onlyReExports: rest.trim() === '' && code.trim() !== '',
  };
}
