// npm run index: writes what is made from other files, so that nobody keeps it by hand: the catalogues of flows, metrics, claims and
// charts, the published JSON Schemas, and the hashes by which a run knows what it was made from. With --check it writes nothing and
// fails when one is stale.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashesOfInputs } from '../simulators/scenario/shipped-inputs.ts';
import { publishedSchemas } from './published-schemas.ts';

/** A folder with one file for each thing, and the const that such a file exports. */
const catalogues = [
  { folder: 'scenarios/flows', one: 'flow', all: 'flows' },
  { folder: 'reports/metrics', one: 'metric', all: 'metrics' },
  { folder: 'reports/claims', one: 'claim', all: 'claims' },
  { folder: 'reports/charts', one: 'chart', all: 'charts' },
] as const;

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** Path from the project's folder → text, of every file that is written. */
export async function indexFiles(project = projectFolder): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const catalogue of catalogues) {
    const ids = await idsIn(join(project, catalogue.folder), catalogue.one);
    files.set(`${catalogue.folder}/catalogue.ts`, catalogueText(catalogue, ids));
  }
  for (const [path, schema] of Object.entries(publishedSchemas()))
    files.set(path, `${JSON.stringify(schema, null, 2)}\n`);
  files.set('scenarios/shipped.json', `${JSON.stringify(await hashesOfInputs(join(project, 'scenarios')), null, 2)}\n`);
  return files;
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

async function idsIn(folder: string, exported: string): Promise<string[]> {
  const ids: string[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name === 'catalogue.ts') continue;
    const text = await readFile(join(folder, name), 'utf8');
    if (new RegExp(`^export const ${exported}\\b`, 'm').test(text)) ids.push(name.slice(0, -'.ts'.length));
  }
  return ids;
}

function catalogueText({ folder, one, all }: (typeof catalogues)[number], ids: readonly string[]): string {
  const lines = [
    `// Written by \`npm run index\` from the files of ${folder}. Do not edit.`,
    ...ids.map((id) => `import { ${one} as ${camelCase(id)} } from './${id}.ts';`),
    '',
    `export const ${all} = {`,
    ...ids.map((id) => `  ${/^[a-z]+$/.test(id) ? id : `'${id}'`}: ${camelCase(id)},`),
    '} as const;',
  ];
  return `${lines.join('\n')}\n`;
}

/** "success-per-session" → "successPerSession"; a leading digit gets an underscore. */
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
