// The shipped phishing drill in real Chromium, through the real relay: the same people and attackers as in virtual time, attempt by attempt;
// what the target's log says of both; and nothing that was given stands in the folder.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { attackKinds } from '../../scenarios/schema/phishing.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { readMachineProfile } from '../drivers/virtual/read-machine-profile.ts';
import { RelayClient } from '../adversary/relay/relay-client.ts';
import { SimulationClient } from '../identity-provider/simulation-client.ts';
import { UserPage } from '../drivers/browser/user-page.ts';
import { compareTwins } from './compare-twins.ts';
import { journalled, newRunPath, runPhishing } from './run-bench.fixture.ts';
import { filesOf, Secrets, toldIn } from './told-secrets.fixture.ts';

/** Most people fall for it, so that few are enough. */
const careless = {
  'lure-followed-from-message': '90 %',
  'lure-followed-from-call': '90 %',
  'lure-page-trusted': '90 %',
  'other-way-taken-at-lure': '90 %',
  'unexpected-prompt-approved': '60 %',
};

/** Listens in on the harness: what people give, and what attackers hold. */
function listenIn(secrets: Secrets): void {
  const { openAccount, lastCode, givePass } = SimulationClient.prototype;
  const { held } = RelayClient.prototype;
  const { cookiesFor, watchSent } = UserPage.prototype;
  vi.spyOn(SimulationClient.prototype, 'openAccount').mockImplementation(function (
    this: SimulationClient,
    user,
    account,
  ) {
    secrets.add('password', account.password);
    return openAccount.call(this, user, account);
  });
  vi.spyOn(SimulationClient.prototype, 'lastCode').mockImplementation(async function (this: SimulationClient, account) {
    const code = await lastCode.call(this, account);
    secrets.add('code', code);
    return code;
  });
  vi.spyOn(SimulationClient.prototype, 'givePass').mockImplementation(async function (
    this: SimulationClient,
    ...order
  ) {
    const pass = await givePass.call(this, ...order);
    secrets.add('pass', pass);
    return pass;
  });
  vi.spyOn(RelayClient.prototype, 'held').mockImplementation(async function (this: RelayClient, id) {
    const takings = await held.call(this, id);
    for (const { value } of takings.cookies) secrets.add('session of the relay', value);
    return takings;
  });
  vi.spyOn(UserPage.prototype, 'cookiesFor').mockImplementation(async function (this: UserPage, baseUrl) {
    const cookies = await cookiesFor.call(this, baseUrl);
    for (const { value } of cookies) secrets.add('session of an attacker', value);
    return cookies;
  });
  vi.spyOn(UserPage.prototype, 'watchSent').mockImplementation(function (this: UserPage, path, onSent) {
    watchSent.call(this, path, (body) => {
      secrets.add('answer of a passkey', (JSON.parse(body) as { response: { signature: string } }).response.signature);
      onSent(body);
    });
  });
}

function writeDrill(changes: object): string {
  const shipped = parse(readFileSync('scenarios/phishing-drill.yaml', 'utf8')) as object;
  const file = join(mkdtempSync(join(tmpdir(), 'phishing-')), 'phishing.yaml');
  writeFileSync(file, JSON.stringify({ ...shipped, ...changes }));
  return file;
}

describe('a phishing drill in Chromium', () => {
  const path = newRunPath();
  let run: Awaited<ReturnType<typeof runPhishing>>;
  let attempts: readonly Attempt[];
  const secrets = new Secrets();

  beforeAll(async () => {
    listenIn(secrets);
    try {
      run = await runPhishing(writeDrill({ users: 3 * attackKinds.length, parameters: careless }), { path });
    } finally {
      vi.restoreAllMocks();
    }
    attempts = journalled(path);
  }, 240_000);

  it('is alike in virtual time, attempt by attempt, attacks of all kinds among them', () => {
    const twins = compareTwins({
      loaded: run.loaded,
      profile: readMachineProfile('scenarios/machine-profiles/pilot-in-chromium.json'),
      journal: join(path, 'journal.ndjson'),
    });
    expect(twins).toMatchObject({ differing: 0, void: 0, different: [] });
    expect(twins.alike).toBeGreaterThan(attempts.length / 2);
    const flowsLived = new Set(attempts.map(({ flow }) => flow));
    for (const flow of [
      'lured-to-password',
      'lured-to-passkey',
      'lured-past-passkey',
      'lured-out-of-pass',
      'session-taken',
      'own-passkey-enrolled',
      'session-after-remedies',
      'passkey-of-attacker',
      'passkey-after-deletion',
      'prompt-sent',
      'help-desk-recovery-by-impostor',
      'assertion-replayed',
    ])
      expect(flowsLived).toContain(flow);
  });

  it('is what the log of the target tells, the rows of attackers among it', () => {
    expect(run.end.manifest.reconciliation).toMatchObject({ differenceCount: 0 });
  });

  it('has the passkey refused by the browser behind the lure, and never accepted', () => {
    const behind = attempts.flatMap(({ flow, steps }) =>
      flow === 'lured-to-passkey' ? steps.filter(({ action }) => action.startsWith('use-passkey')) : [],
    );
    expect(behind.length).toBeGreaterThan(0);
    expect(new Set(behind.map(({ result, code }) => `${result} ${code}`))).toEqual(new Set(['refused SecurityError']));
  });

  it('leaves nothing of what was given or taken in its folder', async () => {
    expect(secrets.kinds()).toEqual([
      'answer of a passkey',
      'code',
      'pass',
      'password',
      'private key',
      'session of an attacker',
      'session of the relay',
    ]);
    expect(await toldIn(secrets, path)).toEqual([]);
    for (const kind of secrets.kinds())
      writeFileSync(join(path, 'planted.txt'), `… ${secrets.of(kind)} …\n`, { flag: 'a' });
    expect(await toldIn(secrets, path)).toEqual(
      expect.arrayContaining(secrets.kinds().map((kind) => `${kind} in planted.txt`)),
    );
  });

  it('keeps pictures of what people saw and attackers got', () => {
    expect(filesOf(path)).toEqual(
      expect.arrayContaining([
        'attacks/what-the-person-saw-relay.png',
        'attacks/what-the-passkey-met-behind-the-lure.png',
        'attacks/what-the-attacker-got-today.png',
      ]),
    );
  });
});
