// A run folder of a phishing drill, analysed: its tables are counted by the rule that counts virtual time, moves of an attack in their order, and an
// edited phishing.json is refused.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { attackTurn } from '../../scenarios/sampling/attack-turn.ts';
import { phishingLayersFormat } from '../../scenarios/measures/phishing-layers.ts';
import { PhishingTally } from '../../scenarios/measures/phishing-tally.ts';
import {
  syntheticAttempt,
  syntheticPhishingManifest,
  writeSyntheticFolder,
  type SyntheticAttempt,
} from '../fixtures/synthetic-run.fixture.ts';
import { resultsOfKind } from '../fixtures/results-of-kind.fixture.ts';
import { analyse } from '../report/analyse.ts';
import { scenarioOfFixture } from './lived-phishing.fixture.ts';

let folder: string;

type Move = Pick<SyntheticAttempt, 'flow' | 'steps'> & Partial<Pick<SyntheticAttempt, 'need' | 'outcome'>>;
const move = (user: number, minute: number, change: Move): Attempt =>
  syntheticAttempt({
    user,
    persona: 'clerk',
    arm: 'passkey',
    startedAt: `2026-01-06T08:0${minute}:00.000Z`,
    ...change,
  });
const signIn = (user: number) =>
  move(user, 0, {
    flow: 'passkey',
    need: 0,
    steps: [{ step: 'passkey/use-passkey', action: 'use-passkey', result: 'accepted' }],
  });
const lured = (user: number) =>
  move(user, 1, {
    flow: 'lured-to-passkey',
    steps: [
      { step: 'lured-to-passkey/weigh-message', action: 'weigh-message', result: 'followed', modelledMs: 20_000 },
      { step: 'lured-to-passkey/weigh-page', action: 'weigh-page', result: 'trusted', modelledMs: 5_000 },
      { step: 'lured-to-passkey/use-passkey', action: 'use-passkey', result: 'refused', code: 'SecurityError' },
      { step: 'password-otp/submit-password', action: 'submit-password', result: 'accepted', code: '50074' },
    ],
  });
const taken = (user: number) =>
  move(user, 2, {
    flow: 'session-taken',
    steps: [{ step: 'session-taken/open-home', action: 'open-home', result: 'shown', modelledMs: 9_000 }],
  });
const passedOver = (user: number) =>
  move(user, 1, {
    flow: 'lured-past-passkey',
    steps: [{ step: 'lured-past-passkey/weigh-message', action: 'weigh-message', result: 'passed-over' }],
    outcome: { kind: 'abandoned', step: 'lured-past-passkey/weigh-message', reason: 'lure-passed-over' },
  });

const turn = attackTurn(scenarioOfFixture);
const attackedBy = (kind: string) => [0, 1, 2, 3].find((user) => turn(user) === kind) ?? expect.unreachable();
const [relayed, harvested] = [attackedBy('relay'), attackedBy('harvest')];
const attempts = [signIn(relayed), lured(relayed), taken(relayed), signIn(harvested), passedOver(harvested)];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phishing-'));
  await writeSyntheticFolder(folder, attempts, () => manifest());
});
afterAll(() => rm(folder, { recursive: true }));

function manifest(layersHash?: string) {
  return syntheticPhishingManifest({
    scenario: scenarioOfFixture,
    personas: [{ id: 'clerk', title: 'Clerk', weight: 1, users: 2 }],
    ...(layersHash === undefined ? {} : { layersHash }),
  });
}

it('counts what its tables hold, an attack from the lure to the account', async () => {
  const { phishing, counts } = resultsOfKind(await analyse(folder), 'phishing-drill');
  expect(counts).toEqual({ users: 2, attempts: 5, byAttackers: 3, void: 0 });
  const [relay, harvest] = phishing.attacks.filter(({ persona }) => persona === 'clerk');
  expect(relay).toMatchObject({
    kind: 'relay',
    attacked: 1,
    originRefused: 1,
    gavePassword: 1,
    takenOver: { events: 1 },
  });
  // The page is shown 69 s after the lure began: of one account, the middle of the interval from 60 to 90 s.
  expect(relay?.takenOverAfterS).toBe(75);
  expect(harvest).toMatchObject({ kind: 'harvest', takenOver: { events: 0 }, stops: [{ by: 'person' }] });
  expect(phishing.verdicts.find(({ arm }) => arm === 'passkey')).toMatchObject({
    verdict: 'resistant-without-fallback',
    trace: { layer: 'real', attack: { moves: [{ by: 'person' }, { by: 'attacker' }] } },
  });
});

it('takes what was computed beside it as the run wrote it, to the last character', async () => {
  const made = new PhishingTally(turn);
  const text = `${JSON.stringify({
    format: phishingLayersFormat,
    run: 'synthetic',
    scenarioHash: '0'.repeat(64),
    users: 500,
    seconds: 1,
    alike: { compared: 5, alike: 5, differing: 0, void: 0, cut: 0, different: [] },
    many: made.counts(),
  })}\n`;
  const hash = createHash('sha256').update(text).digest('hex');
  await writeSyntheticFolder(folder, attempts, () => manifest(hash));
  await writeFile(join(folder, 'phishing.json'), text);
  expect(resultsOfKind(await analyse(folder), 'phishing-drill').phishing.many?.users).toBe(500);
  await writeFile(join(folder, 'phishing.json'), text.replace('"users":500', '"users":501'));
  await expect(analyse(folder)).rejects.toMatchObject({ code: 'phishing-layers-not-valid' });
  await rm(join(folder, 'phishing.json'));
});
