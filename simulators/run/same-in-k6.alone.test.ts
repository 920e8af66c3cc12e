// The same virtual users in real Chromium, in k6 and in virtual time: attempt by attempt the same outcome by the same steps. Nothing else
// proves as much that no driver makes its results up.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { differentAttempts } from '../attempt/different-attempts.fixture.ts';
import { strictPolicy } from '../site/strict-policy.fixture.ts';
import { findK6 } from '../programs/k6/find-k6.ts';
import {
  journalled,
  runInK6,
  runScenario,
  runVirtually,
  writeScenario,
  type SmallScenario,
} from './run-bench.fixture.ts';

/** Some 3 attempts each; SAME_USERS=1000 takes a quarter of an hour. */
const users = Number(process.env['SAME_USERS'] ?? 100);

const assumed = 'a test';
/** Some of the people have no second factor, the target asks only the others for one, and there is nowhere to fall back to from a passkey. */
const armsThatDiffer: SmallScenario['arms'] = {
  mix: {
    title: 'Mix',
    signIn: 'password-otp',
    policy: { signIn: { multifactor: 'where-registered' }, sentCodes: { life: '30 s' } },
    secondFactors: { shares: { none: '40 %', 'text-message': '30 %', totp: '30 %' }, assumed },
  },
  password: {
    title: 'Password alone',
    signIn: 'password-otp',
    baseline: 'mix',
    policy: { signIn: { multifactor: 'where-registered' } },
    secondFactors: { shares: { none: '100 %' }, assumed },
  },
  passkey: { title: 'Passkey alone', signIn: 'passkey', baseline: 'mix', fallbacks: [] },
};

/** Most are sent to an external provider, a second process; some decline there, and some come back when its answer is too old. */
const sentElsewhere = {
  policy: { externalMethod: { displayName: 'Approvals', answerWithin: '30 s' } },
  arms: {
    approvals: {
      title: 'Password + approval',
      signIn: 'password-otp',
      secondFactors: { shares: { external: '80 %', totp: '20 %' }, assumed },
    },
    passkey: { title: 'Passkey', signIn: 'passkey', baseline: 'approvals' },
  },
  parameters: { 'approval-declined': 0.2 },
} satisfies Partial<SmallScenario>;

/** Attempts that nobody meant, and strangers: as they are drawn for the pilot, the rare ones more often so that each is met. */
const notMeant = {
  unmeant: { people: true, strangers: true },
  parameters: {
    'passkey-offered-not-there': 0.9,
    'wrong-account-first': 0.2,
    'wrong-device-first': 0.2,
    'stranger-guess': 0.3,
    'stranger-guess-right': 0.05,
  },
} satisfies Partial<SmallScenario>;
const everyFlowWithoutNeed = Object.values(flows).flatMap(({ id, purpose }) =>
  purpose === 'unmeant' || purpose === 'guess' ? [id] : [],
);

const cases: readonly (readonly [title: string, scenario: SmallScenario])[] = [
  ['with password + code and with passkeys, and beside them what nobody meant', { users, ...notMeant }],
  ['under a strict policy', { users, policy: strictPolicy }],
  ['where an external provider asks for the second factor', { users: Math.ceil(users / 4), ...sentElsewhere }],
  ['in arms that differ', { users: Math.ceil(users / 5), arms: armsThatDiffer }],
];

/** Each of these meets somebody under the strict policy: what they saw is kept as pictures. */
const refusals = ['50079', '53000', '53010', '135016'].map((code) => `refused-${code}-1.png`);
const picturesIn = (run: string) => readdirSync(join(run, 'failures'));

it.for(cases)(
  'ends alike in Chromium, in k6 and in virtual time, attempt by attempt: %s',
  { timeout: 120_000 + 3_000 * users },
  async ([, given], { skip }) => {
    const k6 = await findK6(process.env);
    if (k6 === undefined) return skip('no k6 here; npm test brings one where it can');
    const scenario = writeScenario(given);
    const [inBrowser, inK6] = [await runScenario(scenario), await runInK6(scenario, { k6 })];
    const virtual = await runVirtually(scenario, { machineTime: inBrowser.path });
    expect(inBrowser.end.manifest).toMatchObject({ state: 'completed', reconciliation: { differenceCount: 0 } });
    expect(inK6.end.manifest).toMatchObject({ state: 'completed', reconciliation: { differenceCount: 0 } });
    expect(virtual.end.manifest).toMatchObject({ state: 'completed' });
    const [seen, made, imagined] = [inBrowser, inK6, virtual].map(({ path }) => journalled(path));
    expect(seen?.length).toBeGreaterThan(3 * given.users);
    const lived = new Set(seen?.map(({ flow }) => flow));
    if (given.unmeant !== undefined) for (const flow of everyFlowWithoutNeed) expect(lived).toContain(flow);
    if (given.policy === strictPolicy) expect(picturesIn(inBrowser.path)).toEqual(expect.arrayContaining(refusals));
    if (given.policy === sentElsewhere.policy) {
      expect(new Set(seen?.map(({ method }) => method))).toContain('password-external');
      const codes = seen?.flatMap(({ steps }) => steps.map(({ code }) => code));
      // Sent there, declined, and back too late.
      expect(codes).toEqual(expect.arrayContaining(['50158', '500121', '50089']));
    }
    expect(differentAttempts(seen ?? [], made ?? [])).toEqual([]);
    expect(made?.length).toBe(seen?.length);
    expect(differentAttempts(seen ?? [], imagined ?? [])).toEqual([]);
    expect(imagined?.length).toBe(seen?.length);
  },
);
