import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { changedEvidence, hashesOfInputs, ownParts } from './shipped-inputs.ts';

const scenarios = fileURLToPath(new URL('../../scenarios', import.meta.url));

it('takes every part and all evidence of the project for its own, as they stand', async () => {
  const kinds = { personas: 'persona', providers: 'provider', targets: 'target' } as const;
  for (const [folder, kind] of Object.entries(kinds)) {
    const names = (await readdir(join(scenarios, folder))).filter((name) => name.endsWith('.yaml'));
    expect(names.length).toBeGreaterThan(0);
    expect(
      await ownParts(
        names.map((name) => ({ kind, id: name.replace('.yaml', ''), file: join(scenarios, folder, name) })),
      ),
    ).toEqual([]);
  }
  expect(await changedEvidence(await readdir(join(scenarios, 'evidence')))).toEqual([]);
});

it('changes with a word of an input, not with line ends', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shipped-'));
  await cp(join(scenarios, 'evidence'), join(folder, 'evidence'), { recursive: true });
  const file = join(folder, 'evidence', 'human.yaml');
  const text = await readFile(file, 'utf8');
  const before = await hashesOfInputs(folder);
  expect(Object.keys(before)).toEqual([
    'evidence/deadlines.yaml',
    'evidence/documents.yaml',
    'evidence/external.yaml',
    'evidence/human.yaml',
    'evidence/phishing.yaml',
    'evidence/published.json',
    'evidence/recovery.yaml',
    'evidence/tenant.yaml',
  ]);
  await writeFile(file, text.replaceAll('\n', '\r\n'));
  expect(await hashesOfInputs(folder)).toEqual(before);
  await writeFile(file, `${text}# a note\n`);
  const after = await hashesOfInputs(folder);
  expect(after['evidence/human.yaml']).not.toBe(before['evidence/human.yaml']);
  expect(after['evidence/tenant.yaml']).toBe(before['evidence/tenant.yaml']);
  await rm(folder, { recursive: true });
});
