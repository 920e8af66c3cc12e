import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readImpostors } from './impostor-library.ts';
import { listParts } from './part-library.ts';
import { readPublished } from './read-evidence.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

const project = fileURLToPath(new URL('../../scenarios', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'impostors-'));
  await mkdir(join(folder, 'impostors'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(value: Readonly<Record<string, unknown>>) {
  const problems: ScenarioProblem[] = [];
  const files = await listParts('impostors', [folder, project], problems);
  const publishedIds = (await readPublished()).map(({ id }) => id);
  const parts = await readImpostors(value, files, publishedIds, problems);
  return { impostors: parts.map((part) => part.value), problems };
}
const named = (...impostors: unknown[]) => read({ kind: 'recovery-drill', drill: { impostors } });

it('has all kinds where a drill names none, and none where there is no drill', async () => {
  const { impostors, problems } = await read({ kind: 'recovery-drill' });
  expect(problems).toEqual([]);
  expect(impostors.map(({ id, document, face }) => `${id}: ${document}, ${face}`).toSorted()).toEqual([
    'face-swap-injected: genuine, injected',
    'forged-id: forged, own',
    'insider: none, own',
    'look-alike: genuine, look-alike',
    'mailbox-owner: none, own',
    'print: genuine, print',
    'pushing-caller: none, own',
    'replay: genuine, replay',
    'stolen-genuine-id: genuine, own',
  ]);
  expect(impostors.filter(({ controls }) => controls.includes('passes')).map(({ id }) => id)).toEqual(['insider']);
  expect(impostors.filter(({ pushes }) => pushes).map(({ id }) => id)).toEqual(['pushing-caller']);
  expect((await read({ kind: 'pilot' })).impostors).toEqual([]);
  expect((await named()).impostors).toEqual([]);
});

it('takes those that are named, in their order', async () => {
  const { impostors, problems } = await named('print', 'insider');
  expect([impostors.map(({ id }) => id), problems]).toEqual([['print', 'insider'], []]);
});

it('leaves what is no kind to the schema of a drill, which knows them all', async () => {
  expect(await named('look-alik', 7)).toEqual({ impostors: [], problems: [] });
});

const print = () => readFile(join(project, 'impostors', 'print.yaml'), 'utf8');
it.each([
  ['document: genuine', 'document: forged', 'with a forged document'],
  ['low: 1, high: 20', 'low: 6, high: 20', 'from "low" to "high"'],
  ['value: 5, low: 1', 'value: 5.5, low: 1', 'whole numbers'],
  ['controls: []', 'controls: [mailbox, mailbox]', 'each once'],
  [", assumed: 'As with a stolen document'", '', 'evidence or assumed'],
  ['[passport_selfie_price]', '[passport_selfie_prize]', 'passport_selfie_price'],
])('refuses a file with "%s" as "%s"', async (from, to, expected) => {
  const text = await print();
  expect(text).toContain(from);
  const file = join(folder, 'impostors', 'print.yaml');
  await writeFile(file, text.replace(from, to));
  const { problems } = await named('print');
  await rm(file);
  expect(problems).toHaveLength(1);
  expect(JSON.stringify(problems[0]).replaceAll('\\"', '"')).toContain(expected);
});
