// Every kind of departure, from a manifest and results that have it alone; and that words and first sentence leave none out.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { policy as policySchema } from '../../scenarios/schema/policy.ts';
import type { Manifest, PilotManifest } from '../../scenarios/schema/run.ts';
import {
  syntheticLoadManifest,
  syntheticManifest,
  syntheticRolloutManifest,
} from '../fixtures/synthetic-run.fixture.ts';
import { departureKinds, type DepartureKind } from '../results/departure.ts';
import { departureLine, departureSentence } from './departures-in-words.ts';
import { departuresOf, type RunFacts } from './departures-of.ts';

const fine: RunFacts = { voidShare: 0.01, voidLimit: 0.02 };
const { scenario, environment, epochs } = syntheticManifest();
const { scenario: ofLoad } = syntheticLoadManifest();
const { scenario: ofRollout } = syntheticRolloutManifest();
const machineTime = {
  title: 'Elsewhere',
  measuredOn: '2026-01-05',
  driver: 'browser',
  run: 'r',
  environment: { processor: 'another', cores: '1' },
  attempts: 9,
  samples: 90,
} as const;
const epoch = { startedAt: '2026-01-05T08:00:00.000Z' };
const reconciliation = {
  attempts: 9,
  successesInAttempts: 9,
  successesInLog: 8,
  failuresInAttempts: 0,
  failuresInLog: 0,
  replayedRows: 0,
  differenceCount: 1,
  differences: [],
};
const patience = {
  id: 'patience',
  title: 'Patience',
  unit: 's',
  distribution: { kind: 'fixed', value: 240 },
  low: 60,
  high: 600,
  assumed: 'a test',
} as unknown as Manifest['parameters'][number];
const rates = { 'phone-lost': 0.2, hires: 0.1 };
const warning = 'The generator was the bottleneck, not the target, so there is no capacity verdict.';

interface Case {
  readonly run?: Partial<PilotManifest>;
  /** Of another kind. */
  readonly of?: Manifest;
  readonly facts?: Partial<RunFacts>;
  readonly words: string;
  /** Of the sentence. */
  readonly says: readonly string[];
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const cases: Readonly<Record<DepartureKind, readonly Case[]>> = {
  fault: [
    {
      run: {
        scenario: {
          ...scenario,
          faults: [
            { at: 'password-otp/obtain-code', delay: { distribution: 'lognormal', median: 30_000, sigma: 0.8 } },
            { at: 'passkey/use-passkey', refuse: { share: 0.05, with: '500' } },
          ],
        },
      },
      words: '2 faults planted',
      says: ['obtain-code delayed by 30 s in the median', 'use-passkey 5 % refused with HTTP 500'],
    },
    {
      run: { scenario: { ...scenario, faults: [{ at: '*', clockSkew: { ahead: 300_000 } }] } },
      words: '1 fault planted',
      says: ["the target's clock 5.00 min ahead"],
    },
    {
      run: {
        scenario: {
          ...scenario,
          faults: [{ at: 'passkey-registration/create-passkey', delay: 250, refuse: { share: 1, with: 'stall' } }],
        },
      },
      words: '1 fault planted',
      says: ['create-passkey delayed by 250 ms, 100 % left without an answer'],
    },
  ],
  loss: [
    {
      of: syntheticRolloutManifest({
        scenario: {
          ...ofRollout,
          rollout: {
            ...ofRollout.rollout,
            losses: [
              { on: '2026-03-04', what: 'phones', people: 40 },
              { on: '2026-04-01', what: 'security-keys', share: 0.1 },
            ],
          },
        },
      }),
      words: '2 waves of losses planted',
      says: [
        '40 people lose their phones on 2026-03-04',
        '10.0 % of the people lose their security keys on 2026-04-01',
      ],
    },
  ],
  outage: [
    {
      of: syntheticRolloutManifest({
        scenario: {
          ...ofRollout,
          rollout: { ...ofRollout.rollout, verifierOutages: [{ from: '2026-03-05', until: '2026-03-06' }] },
        },
      }),
      words: '1 outage of the verifier planted',
      says: ['no identity check is answered from 2026-03-05 to 2026-03-06'],
    },
  ],
  parameter: [
    {
      run: { scenario: { ...scenario, parameters: { patience: 30 } }, parameters: [patience] },
      words: '1 parameter fixed',
      says: ['“Patience” at 30 s'],
    },
  ],
  rate: [
    {
      of: syntheticRolloutManifest({
        scenario: { ...ofRollout, rollout: { ...ofRollout.rollout, rates } },
      }),
      words: '2 rates set',
      says: ['phone-lost at 0.2', 'hires at 0.1'],
    },
  ],
  override: [
    {
      run: {
        overrides: [
          { path: 'limits.attemptTime', value: '1 min' },
          { path: 'limits.attemptTime', value: '2 min' },
          { path: 'personas.contractor', value: '20 %' },
        ],
      },
      words: '2 settings overridden',
      says: ['limits.attemptTime=2 min', 'personas.contractor=20 %'],
    },
  ],
  exports: [
    {
      run: {
        scenario: {
          ...scenario,
          arms: scenario.arms.map((arm) => ({
            ...arm,
            policy: { notCarriedOver: ['Voice: nobody of the simulation is called'] },
          })),
        },
      },
      words: '2 parts of the exports not carried over',
      says: ['Voice: nobody of the simulation is called'],
    },
  ],
  policy: [
    {
      run: {
        scenario: { ...scenario, policy: policySchema.parse({ smartLockout: { threshold: 3, duration: '5 min' } }) },
      },
      words: '2 settings of the policy changed',
      says: ['smartLockout.threshold 3, not 10', 'smartLockout.duration 300 s, not 60 s'],
    },
    {
      run: {
        scenario: { ...scenario, policy: policySchema.parse({ passkeys: { metadata: 'mine', authenticators: [] } }) },
      },
      words: '1 setting of the policy changed',
      says: ['passkeys.metadata mine'],
    },
    {
      run: {
        scenario: {
          ...scenario,
          policy: policySchema.parse({
            passkeys: {
              profiles: [
                { name: 'All', passkeyTypes: ['synced'] },
                {
                  name: 'Administrators',
                  groups: ['privileged-administrator'],
                  passkeyTypes: ['deviceBound'],
                  attestationEnforcement: 'registrationOnly',
                  keyRestrictions: { enforcementType: 'allow', aaguids: ['a25342c0-3cdc-4414-8e46-f4807fca511c'] },
                },
              ],
            },
          }),
        },
      },
      words: '1 setting of the policy changed',
      says: [
        'passkeys.profiles “All”: synced and “Administrators” for privileged-administrator: deviceBound, attested, 1 AAGUID allowed, not “Default passkey profile”: synced, deviceBound',
      ],
    },
  ],
  'own-part': [
    {
      run: {
        ownParts: [
          { kind: 'persona', id: 'contractor', replaces: true },
          { kind: 'target', id: 'mine', replaces: false },
        ],
      },
      words: "2 files of the user's own",
      says: ['persona contractor, which replaces ours', 'target mine'],
    },
  ],
  evidence: [{ run: { changedEvidence: ['human.yaml'] }, words: 'evidence changed', says: ['human.yaml'] }],
  'k6-arguments': [
    {
      run: { epochs: [{ ...epoch, k6Arguments: ['--out=json'] }] },
      words: '1 argument added to k6',
      says: ['--out=json'],
    },
  ],
  slow: [
    {
      run: { epochs: [{ ...epoch, slow: true }] },
      words: 'people’s time really waited',
      says: ['somebody who watched'],
    },
  ],
  headed: [
    { run: { epochs: [{ ...epoch, headed: true }] }, words: 'in a real window', says: ['window'] },
    { run: { environment: { ...environment, headless: 'headed' } }, words: 'in a real window', says: ['window'] },
  ],
  realtime: [
    {
      of: syntheticLoadManifest({ scenario: { ...ofLoad, load: { ...ofLoad.load, realtime: true } } }),
      words: 'people’s time really waited',
      says: ['realtime'],
    },
  ],
  'machine-time': [
    {
      run: { environment: { ...environment, machineTime } },
      words: 'machine time of another machine',
      says: ['“Elsewhere” of 2026-01-05, of another machine'],
    },
    {
      run: {
        environment: {
          ...environment,
          machineTime: { ...machineTime, environment: { processor: 'none', cores: '1' } },
        },
      },
      words: 'machine time of another run',
      says: ['a machine like this'],
    },
    {
      run: {
        environment: {
          ...environment,
          machineTime: { ...machineTime, borrowed: ['resend-code', 'use-passkey-of-phone'] },
        },
      },
      words: 'machine time of another machine',
      says: [
        'nothing was measured there for resend-code, use-passkey-of-phone, which take the time of other steps of their kind',
      ],
    },
  ],
  sample: [
    {
      run: { stored: { share: 0.1, users: 10, attempts: 20, ofUsers: 100, ofAttempts: 200 } },
      words: 'tables hold a sample',
      says: ['10 of 100 users'],
    },
  ],
  'busy-machine': [
    {
      run: { epochs: [{ ...epoch, busyBefore: 0.4 }] },
      words: 'busy machine',
      says: ['40.0 % of it before the first attempt'],
    },
    { run: { epochs: [{ ...epoch, stolenShare: 0.03 }] }, words: 'busy machine', says: ['host took 3.0 %'] },
    { facts: { stolenShare: 0.2 }, words: 'busy machine', says: ['host took 20.0 %'] },
  ],
  generator: [
    { facts: { generatorWarning: warning }, words: 'generator was the bottleneck', says: ['no capacity verdict'] },
  ],
  ledger: [
    {
      facts: { openLedgers: ['Trial a does not add up: of 9 due sign-ins 8 began and 0 were dropped'] },
      words: 'sign-ins do not add up',
      says: ['of 9 due sign-ins 8 began'],
    },
  ],
  void: [{ facts: { voidShare: 0.051 }, words: '5.1 % of attempts void', says: ['more than the 2 % allowed'] }],
  reconciliation: [{ run: { reconciliation }, words: '1 difference from the sign-in log', says: ['1 place'] }],
  failed: [
    {
      run: { state: 'failed', epochs: [{ ...epoch, ended: 'failed', reason: 'The disk is full.' }] },
      words: 'failed run',
      says: ['(The disk is full)'],
    },
  ],
  unfinished: [
    { run: { state: 'interrupted' }, words: 'unfinished run', says: ['what was done so far'] },
    { run: { state: 'running' }, words: 'unfinished run', says: ['not finished'] },
  ],
};

it.each(departureKinds.flatMap((kind) => cases[kind].map((each, at) => ({ kind, at, ...each }))))(
  'tells $kind ($at): $words',
  ({ kind, run = {}, of = syntheticManifest(run), facts = {}, words, says }) => {
    const found = departuresOf(of, { ...fine, ...facts });
    expect(found.map((each) => [each.kind, plain(each.words)])).toEqual([[kind, words]]);
    const first = plain(departureSentence(found));
    expect(first).toMatch(/^This is not a plain run: .*[^.]\.$/);
    for (const told of says) expect(first).toContain(told);
    expect(plain(departureLine(found))).toBe(`Not a plain run: ${words}`);
  },
);

it.each([
  [{ busyBefore: 0.4 }, 'other programs were at work where machine time was measured'],
  [{ stolenShare: 0.05 }, 'its host took of its time where machine time was measured'],
])('tells of machine time that was measured on a busy machine, %j', (busy, told) => {
  const found = departuresOf(
    syntheticManifest({ environment: { ...environment, machineTime: { ...machineTime, ...busy } } }),
    fine,
  );
  expect(found.map(({ kind }) => kind)).toEqual(['machine-time', 'busy-machine']);
  expect(departureSentence(found)).toContain(told);
});

it('finds nothing in a plain run, and says nothing', () => {
  const ordinary = [
    'users',
    'seed',
    'days',
    'driver',
    'measurement.lanes',
    'virtual.storeAttempts',
    'gates.success',
    'load.arrivals.rate',
    'name',
  ].map((path) => ({ path, value: '1' }));
  const run = syntheticManifest({
    overrides: ordinary,
    epochs: [{ ...epochs[0], ...epoch, busyBefore: 0.1, stolenShare: 0.005 }],
    scenario: { ...scenario, faults: [], parameters: {} },
  });
  const found = departuresOf(run, { ...fine, stolenShare: 0.01 });
  expect([found, departureLine(found), departureSentence(found)]).toEqual([[], '', '']);
});

it('tells once what both the command line and the scenario say', () => {
  const run = syntheticManifest({
    overrides: [
      { path: 'parameters.patience', value: '30' },
      { path: 'faults', value: '[]' },
      { path: 'rollout.rates.hires', value: '0.1' },
    ],
    scenario: { ...scenario, parameters: { patience: 30 } },
  });
  expect(departuresOf(run, fine).map(({ kind }) => kind)).toEqual(['parameter']);
});

it('tells the rates of a rollout beside what else was set', () => {
  const run = syntheticRolloutManifest({
    scenario: { ...ofRollout, parameters: { patience: 30 }, rollout: { ...ofRollout.rollout, rates } },
    state: 'failed',
  });
  expect(departuresOf(run, fine).map(({ kind }) => kind)).toEqual(['parameter', 'rate', 'failed']);
});

/** What a case has set: all else is as in the others. */
const changesIn = (set = scenario): object =>
  Object.fromEntries(
    Object.entries(set).filter(([field, value]) => value !== scenario[field as keyof typeof scenario]),
  );

it('names all kinds of any mixture, in one order, and every item in full', () => {
  const kinds = departureKinds.filter(
    (kind) => !['failed', 'unfinished', 'realtime', 'rate', 'loss', 'outage', 'evidence'].includes(kind),
  );
  fc.assert(
    fc.property(fc.subarray(kinds), (chosen) => {
      const parts = chosen.map((kind) => cases[kind][0] as Case);
      const run = Object.assign({}, ...parts.map((part) => part.run)) as Partial<PilotManifest>;
      const together = {
        ...run,
        scenario: Object.assign(
          { ...scenario },
          ...parts.map((part) => changesIn(part.run?.scenario)),
        ) as PilotManifest['scenario'],
        epochs: [
          Object.assign({ ...epoch }, ...parts.map((part) => part.run?.epochs?.[0])) as Manifest['epochs'][number],
        ],
        environment: Object.assign(
          { ...environment },
          ...parts.map((part) => part.run?.environment),
        ) as Manifest['environment'],
      };
      const facts = Object.assign({ ...fine }, ...parts.map((part) => part.facts)) as RunFacts;
      const found = departuresOf(syntheticManifest(together), facts);
      expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(chosen));
      const [first, line] = [plain(departureSentence(found)), plain(departureLine(found))];
      for (const part of parts) {
        expect(line).toContain(part.words);
        for (const told of part.says) expect(first.toLowerCase()).toContain(told.toLowerCase());
      }
    }),
    { numRuns: 60 },
  );
  const many = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`p${at}`, at]));
  const [found] = departuresOf(syntheticManifest({ scenario: { ...scenario, parameters: many } }), fine);
  expect(found?.items).toHaveLength(7);
  expect(plain(found?.sentence ?? '')).toContain('and 3 more');
});
