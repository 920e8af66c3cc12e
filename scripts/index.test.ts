import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { indexFiles, staleFiles } from './index.ts';

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

async function projectWith(files: Readonly<Record<string, string>>): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'index-'));
  made.push(project);
  const rooms = ['metrics', 'claims', 'pilot', 'load', 'phishing', 'recovery', 'rollout', 'sensitivity'].map(
    (room) => `reports/${room}`,
  );
  for (const folder of ['scenarios/flows', 'scenarios/measures', 'scenarios/schema', ...rooms])
    await mkdir(join(project, folder), { recursive: true });
  await writeFile(
    join(project, 'CONTRIBUTING.md'),
    '<!-- rooms: written by `npm run index` -->\n<!-- end of rooms -->\n',
  );
  for (const [path, text] of Object.entries(files)) await writeFile(join(project, path), text);
  return project;
}

describe('written files', () => {
  it('are those that npm run index would write', async () => {
    expect(await staleFiles(), 'run `npm run index`').toEqual([]);
  });

  it('list the files that export one thing of their kind, and no others', async () => {
    const project = await projectWith({
      'scenarios/flows/a-b.ts': 'export const flow = {};\n',
      'scenarios/flows/define.ts': 'export const other = {};\n',
      'scenarios/flows/a-b.test.ts': 'export const flow = {};\n',
    });
    expect((await indexFiles(project)).get('scenarios/flows/catalogue.ts')).toBe(
      "// Written by `npm run index` from the files of scenarios/flows. Do not edit.\nimport { flow as aB } from './a-b.ts';\n\nexport const flows = {\n  'a-b': aB,\n} as const;\n",
    );
  });

  it('are stale as soon as a file is added', async () => {
    const project = await projectWith({});
    for (const [path, text] of await indexFiles(project)) {
      await mkdir(dirname(join(project, path)), { recursive: true });
      await writeFile(join(project, path), text);
    }
    expect(await staleFiles(project)).toEqual([]);
    await writeFile(join(project, 'reports/metrics/new.ts'), 'export const metric = {};\n');
    expect(await staleFiles(project)).toEqual(['reports/metrics/catalogue.ts']);
  });
});
