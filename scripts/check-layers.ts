// States the architecture of DESIGN and checks it: which folder may import which, and why; and who may name a file to SQL. Run by the tests.
import { readdir, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** What files of a folder may import: folders, and packages where only some are allowed. */
const layers: Readonly<Record<string, { folders: readonly string[]; packages?: readonly string[]; why: string }>> = {
  scenarios: {
    folders: ['scenarios'],
    packages: ['zod'],
    why: 'scenarios are data and contracts that must load in Node, in k6 and in a page',
  },
  simulators: { folders: ['scenarios', 'simulators'], why: 'simulators meet reports only at the run folder' },
  reports: { folders: ['scenarios', 'reports'], why: 'reports also read folders that no simulator of ours has made' },
  scripts: { folders: ['scenarios', 'simulators', 'reports', 'scripts'], why: 'scripts bring the others together' },
};
/** Tests and what only tests use may bring their tools. */
const isTestOnly = (file: string) => /\.(?:test|fixture)\.ts$/.test(file);

export interface LayerProblem {
  readonly file: string;
  readonly rule: 'arrow' | 'package' | 'barrel' | 'ring' | 'file-name' | 'file-in-sql' | 'no-files';
  readonly sentence: string;
}

interface SourceFile {
  /** Path from the project's folder, with slashes. */
  readonly path: string;
  readonly imports: readonly string[];
  readonly onlyReExports: boolean;
  /** The first words by which SQL reads or writes a file. */
  readonly fileInSql?: string;
}

/** Every breach of the architecture; seeing no files in a layer is one. */
export async function layerProblems(project = projectFolder): Promise<LayerProblem[]> {
  const files = (await Promise.all(Object.keys(layers).map((layer) => sourceFiles(project, layer)))).flat();
  return [
    ...emptyLayers(files),
    ...files.flatMap((file) => [...namingProblems(file), ...importProblems(file), ...fileInSqlProblems(file)]),
    ...rings(files),
  ];
}

function emptyLayers(files: readonly SourceFile[]): LayerProblem[] {
  return Object.keys(layers)
    .filter((layer) => !files.some(({ path }) => path.startsWith(`${layer}/`)))
    .map((layer) => ({
      file: layer,
      rule: 'no-files',
      sentence: `found no TypeScript file in ${layer}, expected some: a check that sees nothing proves nothing`,
    }));
}

function namingProblems({ path, onlyReExports }: SourceFile): LayerProblem[] {
  const problems: LayerProblem[] = [];
  const name = basename(path);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.browser|\.alone)?(?:\.test|\.fixture|\.d)?\.ts$/.test(name)) {
    problems.push({
      file: path,
      rule: 'file-name',
      sentence: `found the name "${name}", expected kebab-case: the file's name is the concept's id`,
    });
  }
  if (/^(?:utils?|helpers?|common|misc)\.ts$/.test(name) || path.split('/').includes('utils')) {
    problems.push({
      file: path,
      rule: 'file-name',
      sentence: `found the name "${name}", expected the name of one concept: such a drawer only fills`,
    });
  }
  if (onlyReExports) {
    problems.push({
      file: path,
      rule: 'barrel',
      sentence:
        'found a file that only re-exports, expected imports from where a thing is: barrels tie files into rings',
    });
  }
  return problems;
}

function importProblems({ path, imports }: SourceFile): LayerProblem[] {
  const layer = layers[path.split('/')[0] ?? ''];
  if (layer === undefined) return [];
  const problems: LayerProblem[] = [];
  for (const specifier of imports) {
    if (specifier.startsWith('.')) {
      const folder = targetOf(path, specifier).split('/')[0] ?? '';
      const isProjectFile = !(folder in layers);
      if (layer.folders.includes(folder) || (isProjectFile && path.startsWith('scripts/'))) continue;
      problems.push({
        file: path,
        rule: 'arrow',
        sentence: `found an import of ${specifier}, expected only ${layer.folders.join(', ')}: ${layer.why}`,
      });
    } else if (layer.packages !== undefined && !isTestOnly(path) && !layer.packages.includes(specifier)) {
      const what =
        specifier.startsWith('node:') || builtinModules.includes(specifier) ? 'a built-in module of Node' : 'a package';
      problems.push({
        file: path,
        rule: 'package',
        sentence: `found an import of ${specifier}, ${what}, expected only ${layer.packages.join(', ')}: ${layer.why}`,
      });
    }
  }
  return problems;
}

/** The one that names files by descriptor. */
const namesFilesToSql = 'scenarios/schema/file-in-sql.ts';

function fileInSqlProblems({ path, fileInSql }: SourceFile): LayerProblem[] {
  if (fileInSql === undefined || path === namesFilesToSql || path === 'scripts/check-layers.test.ts') return [];
  return [
    {
      file: path,
      rule: 'file-in-sql',
      sentence: `found "${fileInSql}", expected the functions of ${namesFilesToSql}: in a path DuckDB reads patterns, columns and addresses`,
    },
  ];
}

/** Each ring once, named by the file that closes it. */
function rings(files: readonly SourceFile[]): LayerProblem[] {
  const importsOf = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.filter((specifier) => specifier.startsWith('.')).map((specifier) => targetOf(path, specifier)),
    ]),
  );
  const finished = new Set<string>();
  const problems: LayerProblem[] = [];
  const walk = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      problems.push({
        file: path,
        rule: 'ring',
        sentence: `found the ring ${[...trail.slice(start), path].join(' → ')}, expected imports that point one way`,
      });
      return;
    }
    if (finished.has(path)) return;
    for (const next of importsOf.get(path) ?? []) walk(next, [...trail, path]);
    finished.add(path);
  };
  for (const { path } of files) walk(path, []);
  return problems;
}

const targetOf = (path: string, specifier: string) => posix.normalize(posix.join(dirname(path), specifier));

async function sourceFiles(project: string, layer: string): Promise<SourceFile[]> {
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
  return {
    path,
    ...(inSql === undefined ? {} : { fileInSql: inSql }),
    imports: [...statics, ...dynamics].flatMap(([, from, bare]) => [from ?? bare ?? []].flat()),
    onlyReExports: rest.trim() === '' && code.trim() !== '',
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = await layerProblems();
  for (const { file, sentence } of problems) process.stderr.write(`${file}: ${sentence}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
