// npm run index: writes what is made from other files, so that nobody keeps it by hand: the catalogues of flows, estimands, metrics and
// charts, the drawing of the rooms, the published JSON Schemas, and the hashes by which a run knows what it was made from. With --check it writes nothing and
// fails when one is stale.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashesOfInputs } from '../simulators/scenario/shipped-inputs.ts';
import { roomsDrawn } from './check/rooms-drawn.ts';
import { sourceFiles } from './check/source-files.ts';
import { publishedSchemas } from './published-schemas.ts';

/** Folders in which, at any depth, one file makes each thing; the const that such a file exports; and where they are listed. */
const catalogues = [
  { folders: ['scenarios/flows'], one: 'flow', all: 'flows', file: 'scenarios/flows/catalogue.ts' },
  { folders: ['scenarios/measures'], one: 'estimand', all: 'estimands', file: 'scenarios/measures/catalogue.ts' },
  { folders: ['reports/metrics'], one: 'metric', all: 'loadMetrics', file: 'reports/metrics/catalogue.ts' },
  {
    folders: ['reports/claims', 'reports/pilot'],
    one: 'chart',
    all: 'chartsOfSignIns',
    file: 'reports/report/charts-of-sign-ins.ts',
  },
  {
    folders: ['reports/sensitivity'],
    one: 'chart',
    all: 'chartsOfSensitivity',
    file: 'reports/report/charts-of-sensitivity.ts',
  },
  { folders: ['reports/load'], one: 'chart', all: 'chartsOfLoad', file: 'reports/report/charts-of-load.ts' },
  { folders: ['reports/rollout'], one: 'chart', all: 'chartsOfRollout', file: 'reports/report/charts-of-rollout.ts' },
  {
    folders: ['reports/recovery'],
    one: 'chart',
    all: 'chartsOfRecovery',
    file: 'reports/report/charts-of-recovery.ts',
  },
  {
    folders: ['reports/phishing'],
    one: 'chart',
    all: 'chartsOfPhishing',
    file: 'reports/report/charts-of-phishing.ts',
  },
] as const satisfies readonly Catalogue[];

interface Catalogue {
  readonly folders: readonly string[];
  readonly one: string;
  readonly all: string;
  readonly file: string;
}

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** Path from the project's folder → text, of every file that is written. */
export async function indexFiles(project = projectFolder): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const catalogue of catalogues) {
    const paths = await pathsIn(project, catalogue);
    files.set(catalogue.file, catalogueText(catalogue, paths));
  }
  const contributing = await readFile(join(project, 'CONTRIBUTING.md'), 'utf8');
  files.set('CONTRIBUTING.md', withRooms(contributing, roomsDrawn(await sourceFiles(project))));
  for (const [path, schema] of Object.entries(publishedSchemas()))
    files.set(path, `${JSON.stringify(schema, null, 2)}\n`);
  files.set('scenarios/shipped.json', `${JSON.stringify(await hashesOfInputs(join(project, 'scenarios')), null, 2)}\n`);
  return files;
}

/** @throws where the marks are gone between which the rooms are drawn. */
function withRooms(text: string, drawn: string): string {
  const [start, end] = ['<!-- rooms: written by `npm run index` -->', '<!-- end of rooms -->'];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`CONTRIBUTING.md: expected the marks "${start}" and "${end}"`);
  return `${text.slice(0, from + start.length)}\n\n${drawn}\n\n${text.slice(to)}`;
}

/** Paths whose file is missing or says something else than it should. */
export async function staleFiles(project = projectFolder): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, text] of await indexFiles(project)) {
    const found = await readFile(join(project, path), 'utf8').catch(() => undefined);
    if (found !== text) stale.push(path);
  }
  return stale;
}

/** Paths from the project's folder, with slashes, in the order of the files' names. */
async function pathsIn(project: string, { folders, one }: Catalogue): Promise<string[]> {
  const paths: string[] = [];
  for (const folder of folders) {
    for (const name of await readdir(join(project, folder), { recursive: true })) {
      if (!name.endsWith('.ts') || /\.(?:test|fixture)\.ts$/.test(name)) continue;
      const text = await readFile(join(project, folder, name), 'utf8');
      if (new RegExp(`^export const ${one}\\b`, 'm').test(text))
        paths.push(posix.join(folder, name.split(sep).join('/')));
    }
  }
  return paths.toSorted((a, b) => (posix.basename(a) < posix.basename(b) ? -1 : 1));
}

const idOf = (path: string) => posix.basename(path, '.ts');

function catalogueText({ folders, one, all, file }: Catalogue, paths: readonly string[]): string {
  const from = (path: string) => posix.relative(posix.dirname(file), path);
  const lines = [
    `// Written by \`npm run index\` from the files of ${folders.join(' and ')}. Do not edit.`,
    ...paths.map((path) => {
      const specifier = from(path);
      return `import { ${one} as ${camelCase(idOf(path))} } from '${specifier.startsWith('.') ? specifier : `./${specifier}`}';`;
    }),
    '',
    `export const ${all} = {`,
    ...paths.map(
      (path) => `  ${/^[a-z]+$/.test(idOf(path)) ? idOf(path) : `'${idOf(path)}'`}: ${camelCase(idOf(path))},`,
    ),
    '} as const;',
  ];
  return `${lines.join('\n')}\n`;
}

/** "success-per-need" → "successPerNeed"; a leading digit gets an underscore. */
function camelCase(id: string): string {
  return id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()).replace(/^(\d)/, '_$1');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stale = await staleFiles();
  if (process.argv.includes('--check')) {
    for (const path of stale)
      process.stderr.write(`${path}: found it stale, expected what \`npm run index\` writes; run that\n`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    const files = await indexFiles();
    for (const path of stale) {
      await mkdir(dirname(join(projectFolder, path)), { recursive: true });
      await writeFile(join(projectFolder, path), files.get(path) ?? '');
      process.stdout.write(`Wrote ${path}\n`);
    }
    if (stale.length === 0) process.stdout.write('All up to date.\n');
  }
}
