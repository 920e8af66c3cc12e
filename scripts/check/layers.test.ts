import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layerProblems } from './layers.ts';
import { sourceFiles } from './source-files.ts';
import { sourceProblems } from './source-problems.ts';

const fine = {
  'scenarios/schema/user.ts': "import { z } from 'zod';\nexport const user = z.string();\n",
  'simulators/people/draw-user.ts':
    "import { user } from '../../scenarios/schema/user.ts';\nexport const drawUser = () => user;\n",
  'reports/metrics/success.ts':
    "import type { user } from '../../scenarios/schema/user.ts';\nexport type Success = typeof user;\n",
  'scripts/run.ts':
    "import manifest from '../package.json' with { type: 'json' };\nexport const run = async () => [manifest, await import('../simulators/people/draw-user.ts')];\n",
};

async function rulesBroken(files: Readonly<Record<string, string>>): Promise<string[]> {
  const project = await mkdtemp(join(tmpdir(), 'layers-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(project, path)), { recursive: true });
      await writeFile(join(project, path), text);
    }
    return layerProblems(await sourceFiles(project)).map(({ file, rule }) => `${file}: ${rule}`);
  } finally {
    await rm(project, { recursive: true });
  }
}

describe('layers', () => {
  it('and rooms of this project hold', async () => {
    expect(await sourceProblems()).toEqual([]);
  });

  it('that are kept bring no problem', async () => {
    expect(await rulesBroken(fine)).toEqual([]);
  });

  it.each([
    [
      'reports on simulators',
      'reports/metrics/x.ts',
      "import { drawUser } from '../../simulators/people/draw-user.ts';\nexport const x = drawUser;\n",
      'arrow',
    ],
    [
      'reports on simulators, for a type',
      'reports/metrics/x.ts',
      "import type { drawUser } from '../../simulators/people/draw-user.ts';\nexport type X = typeof drawUser;\n",
      'arrow',
    ],
    [
      'reports on simulators, late',
      'reports/metrics/x.ts',
      "export const x = () => import('../../simulators/people/draw-user.ts');\n",
      'arrow',
    ],
    [
      'simulators on scripts',
      'simulators/x.ts',
      "import { run } from '../scripts/run.ts';\nexport const x = run;\n",
      'arrow',
    ],
    [
      'scenarios on simulators',
      'scenarios/x.ts',
      "import {\n  drawUser,\n} from '../simulators/people/draw-user.ts';\nexport const x = drawUser;\n",
      'arrow',
    ],
    [
      'scenarios on Node',
      'scenarios/x.ts',
      "import { readFile } from 'node:fs/promises';\nexport const x = readFile;\n",
      'package',
    ],
    ['scenarios on another package', 'scenarios/x.ts', "import 'yaml';\nexport const x = 1;\n", 'package'],
    [
      'a barrel',
      'simulators/population/all.ts',
      "// All of it.\nexport * from './draw-user.ts';\nexport { drawUser as one } from './draw-user.ts';\n",
      'barrel',
    ],
    [
      'a path as a table function',
      'reports/runs/x.ts',
      'export const x = (path: string) => `SELECT * FROM read_parquet(${path})`;\n',
      'file-in-sql',
    ],
    [
      'a path in place of a table',
      'reports/runs/x.ts',
      "export const x = (path: string) => `SELECT * FROM '${path}'`;\n",
      'file-in-sql',
    ],
    [
      'a path to copy to',
      'simulators/x.ts',
      "export const x = (path: string) => `COPY (SELECT 1) TO '${path}' (FORMAT parquet)`;\n",
      'file-in-sql',
    ],
    ['a name in camelCase', 'reports/metrics/successRate.ts', 'export const x = 1;\n', 'file-name'],
    ['a fixture that is no test', 'reports/metrics/made-up.fixtures.ts', 'export const x = 1;\n', 'file-name'],
    ['a drawer', 'reports/metrics/utils.ts', 'export const x = 1;\n', 'file-name'],
  ])('are broken by %s', async (_, path, text, rule) => {
    expect(await rulesBroken({ ...fine, [path]: text })).toEqual([`${path}: ${rule}`]);
  });

  it('are broken by a ring', async () => {
    const ring = {
      'reports/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'reports/b.ts': "import { c } from './c.ts';\nexport const b = () => c;\n",
      'reports/c.ts': "import { a } from './a.ts';\nexport const c = () => a;\n",
    };
    expect(await rulesBroken({ ...fine, ...ring })).toEqual(['reports/a.ts: ring']);
  });

  it('are broken where there is nothing to see', async () => {
    expect(await rulesBroken({})).toEqual([
      'scenarios: no-files',
      'simulators: no-files',
      'reports: no-files',
      'scripts: no-files',
    ]);
  });
});
