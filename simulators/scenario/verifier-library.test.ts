import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifierOfOption } from './verifier-library.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verifiers-'));
  await mkdir(join(folder, 'verifiers'));
});
afterAll(() => rm(folder, { recursive: true }));

const named = (id: string) => verifierOfOption('--verifier', id, folder);

/** The project's balanced profile under another name, with one thing changed. */
async function own(id: string, from: string, to: string): Promise<void> {
  const text = await readFile(new URL('../../scenarios/verifiers/balanced.yaml', import.meta.url), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(folder, 'verifiers', `${id}.yaml`), text.replace('id: balanced', `id: ${id}`).replace(from, to));
}

it('finds one of the project, and first one of the reader', async () => {
  expect((await named('strict')).title).toBe('Strict verifier');
  await own('strict', 'title: Balanced verifier', 'title: Ours');
  expect((await named('strict')).title).toBe('Ours');
});

it('says what is wrong with a name or a file', async () => {
  await expect(named('strikt')).rejects.toMatchObject({
    problems: [{ code: 'unknown-reference', found: '"strikt"', suggestion: 'strict' }],
  });
  await own('figure', 'value: 0.0976, low: 0.05', 'value: 0.0976, low: 0.5');
  await expect(named('figure')).rejects.toMatchObject({
    problems: [{ path: 'document.authenticity.genuine.below', expected: '"value" from "low" to "high"' }],
  });
  await own('country', 'driving-licence: [AT,', 'driving-licence: [KP,');
  await expect(named('country')).rejects.toMatchObject({ problems: [{ path: 'takes.driving-licence.0' }] });
});
