// States the architecture of DESIGN and checks it: which folder may import which, and why; and who may name a file to SQL. One of the checks of `npm run check`.
import { builtinModules } from 'node:module';
import { basename } from 'node:path';
import { isTestOnly, targetOf, type SourceFile, type SourceProblem } from './source-files.ts';

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

/** Every breach of the architecture; seeing no files in a layer is one. */
export function layerProblems(files: readonly SourceFile[]): SourceProblem[] {
  return [
    ...emptyLayers(files),
    ...files.flatMap((file) => [...namingProblems(file), ...importProblems(file), ...fileInSqlProblems(file)]),
    ...rings(files),
  ];
}

function emptyLayers(files: readonly SourceFile[]): SourceProblem[] {
  return Object.keys(layers)
    .filter((layer) => !files.some(({ path }) => path.startsWith(`${layer}/`)))
    .map((layer) => ({
      file: layer,
      rule: 'no-files',
      sentence: `found no TypeScript file in ${layer}, expected some: a check that sees nothing proves nothing`,
    }));
}

function namingProblems({ path, onlyReExports }: SourceFile): SourceProblem[] {
  const problems: SourceProblem[] = [];
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

function importProblems({ path, imports }: SourceFile): SourceProblem[] {
  const layer = layers[path.split('/')[0] ?? ''];
  if (layer === undefined) return [];
  const problems: SourceProblem[] = [];
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

function fileInSqlProblems({ path, fileInSql }: SourceFile): SourceProblem[] {
  if (fileInSql === undefined || path === namesFilesToSql || path === 'scripts/check/layers.test.ts') return [];
  return [
    {
      file: path,
      rule: 'file-in-sql',
      sentence: `found "${fileInSql}", expected the functions of ${namesFilesToSql}: in a path DuckDB reads patterns, columns and addresses`,
    },
  ];
}

/** Each ring once, named by the file that closes it. */
function rings(files: readonly SourceFile[]): SourceProblem[] {
  const importsOf = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.filter((specifier) => specifier.startsWith('.')).map((specifier) => targetOf(path, specifier)),
    ]),
  );
  const finished = new Set<string>();
  const problems: SourceProblem[] = [];
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
