import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { firstPredictionProblems } from './first-prediction-problems.ts';

it('a range that is set after its first prediction is told, and a comparison that is not registered', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'register-'));
  try {
    await cp(fileURLToPath(new URL('../../scenarios/claims', import.meta.url)), folder, { recursive: true });
    expect(await firstPredictionProblems(folder)).toEqual([]);
    const owens = join(folder, 'owens-2021.yaml');
    const text = await readFile(owens, 'utf8');
    expect(text).toContain('      high: 40\n');
    await writeFile(owens, text.replace('      high: 40\n', '      high: 41\n'));
    expect(await firstPredictionProblems(folder)).toEqual([
      expect.stringMatching(/^owens-2021: found ranges of its people changed after /),
    ]);
    await writeFile(join(folder, 'first-predictions.json'), '[]');
    expect(await firstPredictionProblems(folder)).toContainEqual(
      expect.stringMatching(/^owens-2021: found no first prediction/),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);
