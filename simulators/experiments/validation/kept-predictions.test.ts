import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptPredictions } from '../../../scenarios/schema/kept-prediction.ts';
import { findMachineProfile } from '../../drivers/virtual/find-machine-profile.ts';
import { readFirstPredictions, standingOf } from './first-predictions.ts';
import {
  hashOfKept,
  keptName,
  predictionFor,
  readKeptPredictions,
  readShippedPredictions,
  type Registered,
} from './kept-predictions.ts';
import { loadPredictions, predictionsOf } from './load-prediction.ts';
import { modelFingerprint } from './model-fingerprint.ts';
import { restsOnOf } from './rests-on.ts';
import { shippedClaimsFolder } from './shipped-prediction.fixture.ts';

const why = 'run `npx passkey-pilot validate --keep` (with --revised "why" where ranges changed), then `npm run index`';

describe('the predictions that are shipped', () => {
  it('are of every comparison and of the model as it is', async () => {
    const [shipped, loaded] = [await readShippedPredictions(), await loadPredictions(shippedClaimsFolder)];
    const [first] = loaded;
    if (first === undefined) throw new Error('claims are shipped');
    expect(
      shipped?.predictions.map(({ id }) => id),
      why,
    ).toEqual(loaded.map(({ id }) => id));
    expect(shipped?.model, why).toBe(await modelFingerprint(loaded, await findMachineProfile(first.setUp.scenario)));
    expect(shipped?.score.comparisons).toBe(loaded.length);
  }, 60_000);

  it('rest on what is registered', async () => {
    const entries = await readFirstPredictions(shippedClaimsFolder);
    for (const of of await loadPredictions(shippedClaimsFolder)) {
      const { first, changed } = standingOf({ id: of.id, rests: restsOnOf(of) }, entries);
      expect([of.id, first !== undefined, changed], why).toEqual([of.id, true, []]);
    }
  }, 60_000);
});

describe('a prediction that is kept', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kept-'));
    await cp(shippedClaimsFolder, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function found(id: string, change: { readonly hash?: string } = {}): Promise<string> {
    const file = join(folder, 'mercari-2023.yaml');
    const [{ claim } = { claim: undefined }] = await predictionsOf(file);
    const [kept, shipped] = [await readKeptPredictions(folder), await readShippedPredictions()];
    const hash = kept?.predictions.flatMap(({ statements }) => statements).find((one) => one.id === id)?.hash ?? '';
    if (claim === undefined) throw new Error('the claim is there');
    return wordOf(await predictionFor({ id, hash: change.hash ?? hash }, { claim, file }, shipped));
  }
  const wordOf = (registered: Registered) =>
    'prediction' in registered ? registered.prediction.id : registered.unpredicted;

  it('is found by its statement', async () => {
    expect(await found('mercari-2023-speed')).toBe('mercari-2023');
  });

  it('is refused once a figure, a word or a date of it has been edited, and not for how the file is laid out', async () => {
    const file = join(folder, 'predictions.json');
    const text = await readFile(file, 'utf8');
    for (const [written, edited] of [
      [/"lower":([\d.]+)/, (_: string, value: string) => `"lower":${Number(value) / 2}`],
      [/"within": (\d+)/, (_: string, value: string) => `"within": ${Number(value) + 1}`],
      [/"word": "[a-z ]+"/, () => '"word": "reproduced"'],
      [/"heldOut":true/, () => '"heldOut":false'],
      [/"firstPredictedOn":"2026/, () => '"firstPredictedOn":"2025'],
    ] as const) {
      const changed = text.replace(written, edited);
      expect(changed, String(written)).not.toBe(text);
      await writeFile(file, changed);
      await expect(readKeptPredictions(folder), String(written)).rejects.toMatchObject({
        code: 'kept-predictions-changed',
        badInput: true,
        data: { where: file },
      });
    }
    const { format, ...rest } = JSON.parse(text) as Record<string, unknown>;
    await writeFile(file, JSON.stringify({ ...rest, format }, null, 4).replaceAll('\n', '\r\n'));
    expect((await readKeptPredictions(folder))?.hash).toBe(rest['hash']);
    await writeFile(file, text);
  });

  it('is out of date once the statement, its setting or the model has changed', async () => {
    const file = join(folder, 'predictions.json');
    expect(await found('mercari-2023-speed', { hash: 'f'.repeat(64) })).toBe('out-of-date');
    for (const name of ['people/consumers.yaml', 'set-ups/personas/consumer-on-phone.yaml']) {
      const text = await readFile(join(folder, name), 'utf8');
      await writeFile(join(folder, name), text.replace(/$/, '\n# changed\n'));
      expect(await found('mercari-2023-speed'), name).toBe('out-of-date');
      await writeFile(join(folder, name), text.replaceAll('\n', '\r\n'));
      expect(await found('mercari-2023-speed'), name).toBe('mercari-2023');
      await writeFile(join(folder, name), text);
    }
    const { hash: _, ...kept } = keptPredictions.parse(JSON.parse(await readFile(file, 'utf8')));
    const ofAnotherModel = { ...kept, model: '0'.repeat(64) };
    await writeFile(file, JSON.stringify({ hash: hashOfKept(ofAnotherModel), ...ofAnotherModel }));
    expect(await found('mercari-2023-speed')).toBe('out-of-date');
    await writeFile(file, '{}');
    expect(await found('mercari-2023-speed')).toBe('not-predicted-yet');
  }, 60_000);

  it('names files from its folder, and those of the project after @', () => {
    expect(keptName(join(folder, 'people', 'consumers.yaml'), folder)).toBe('people/consumers.yaml');
    expect(keptName(join(shippedClaimsFolder, '..', 'evidence', 'human.yaml'), folder)).toBe('@evidence/human.yaml');
    expect(keptName(join(shippedClaimsFolder, '..', 'evidence', 'human.yaml'), shippedClaimsFolder)).toBe(
      '@evidence/human.yaml',
    );
  });
});
