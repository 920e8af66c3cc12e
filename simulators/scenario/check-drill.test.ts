import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { policyOfArm } from '../../scenarios/schema/policy-of-arm.ts';
import { loadScenario } from './load-scenario.ts';
import { loadedOfKind } from './loaded-of-kind.fixture.ts';
import { ScenarioErrors } from './scenario-errors.ts';

const profile = { name: 'Staff', verifier: 'balanced' };
const policy = { recovery: { profiles: [profile] }, helpDesk: { procedure: ['questions'] } };
const small = {
  kind: 'recovery-drill',
  name: 'Small',
  seed: 1,
  personas: { 'information-worker': '100 %' },
  users: 20,
  policy,
};

function read(fields: Readonly<Record<string, unknown>>) {
  const file = join(mkdtempSync(join(tmpdir(), 'check-drill-')), 'drill.yaml');
  writeFileSync(file, JSON.stringify({ ...small, ...fields }));
  return loadScenario(file, { overrides: [], metrics: {}, flows });
}

async function load(fields: Readonly<Record<string, unknown>>) {
  return loadedOfKind(await read(fields), 'recovery-drill');
}

async function problemsOf(fields: Readonly<Record<string, unknown>>) {
  try {
    await read(fields);
    return [];
  } catch (error) {
    if (error instanceof ScenarioErrors) return error.problems;
    throw error;
  }
}

const recovery = (fields: object) => ({ policy: { ...policy, recovery: { profiles: [profile], ...fields } } });
const ofProfile = (fields: object) => recovery({ profiles: [{ ...profile, ...fields }] });

it('is right as it stands, with the verifiers that its policy names and the face check', async () => {
  const { verifiers, faceCheck, impostors } = await load({});
  expect(verifiers.map(({ id }) => id)).toEqual(['balanced']);
  expect(faceCheck?.id).toBe('standard');
  expect(impostors).toHaveLength(9);
});

it.each([
  ['an impostor of no kind', { drill: { impostors: ['prnt'] } }, 'drill.impostors.0', /one of .*"print"/],
  ['an impostor twice', { drill: { impostors: ['print', 'print'] } }, 'drill.impostors', /each once/],
  [
    'a verifier that there is not',
    ofProfile({ verifier: 'balancd' }),
    'policy.recovery.profiles.0.verifier',
    /balanced/,
  ],
  [
    'a profile for a group that there is not',
    ofProfile({ groups: ['staf'] }),
    'policy.recovery.profiles.0.groups.0',
    /information-worker/,
  ],
  [
    'such a group that is excluded',
    recovery({ excludedGroups: ['staf'] }),
    'policy.recovery.excludedGroups.0',
    /information-worker/,
  ],
  [
    'passes for such a group',
    { policy: { ...policy, temporaryAccessPass: { groups: ['staf'] } } },
    'policy.temporaryAccessPass.groups.0',
    /information-worker/,
  ],
  [
    'an endpoint without an address',
    ofProfile({ claimValidation: 'endpoint' }),
    'policy.recovery.claimsEndpoint',
    /claimsEndpoint/,
  ],
  [
    'a proof twice',
    { drill: { curves: { procedures: [['questions', 'questions']] } } },
    'drill.curves.procedures.0',
    /each proof once/,
  ],
  [
    'a threshold twice',
    { drill: { curves: { thresholds: [70, 70] } } },
    'drill.curves.thresholds',
    /each threshold once/,
  ],
  [
    'a way to sign in as an arm',
    { arms: ['passkey'] },
    'arms.0',
    /account-recovery or help-desk-recovery; ways to sign in/,
  ],
  [
    'a way to recover as an arm of a pilot',
    { kind: 'pilot', arms: ['account-recovery'] },
    'arms.0',
    /passkey or password-otp; recoveries/,
  ],
  ['an arm that nothing offers', { policy: { helpDesk: policy.helpDesk } }, 'policy.recovery', /an arm fewer/],
  ['an arm that nobody answers', { policy: { recovery: policy.recovery } }, 'policy.helpDesk', /an arm fewer/],
  [
    'a fault where nobody comes',
    { faults: [{ at: 'passkey-registration/create-passkey', refuse: { share: '100 %', with: '500' } }] },
    'faults.0.at',
    /account-recovery-by-impostor/,
  ],
])('refuses %s, and tells it once', async (_, fields, path, expected) => {
  const problems = await problemsOf(fields);
  expect(problems.map((problem) => problem.path)).toEqual([path]);
  expect(problems[0]?.expected).toMatch(expected);
});

it('refuses to call an endpoint in virtual time, in whichever arm, before anything is lived', async () => {
  const calling = recovery({
    profiles: [{ ...profile, claimValidation: 'endpoint' }],
    claimsEndpoint: 'http://127.0.0.1:8080/validate',
  });
  expect(await problemsOf({ ...calling, driver: 'browser' })).toEqual([]);
  expect(await problemsOf({ ...calling, driver: 'virtual' })).toMatchObject([
    { path: 'driver', found: '"driver: virtual" with claimValidation: endpoint' },
  ]);
  const inArm = {
    driver: 'virtual',
    arms: {
      desk: { title: 'Desk', signIn: 'help-desk-recovery' },
      check: { title: 'Check', signIn: 'account-recovery', baseline: 'desk', policy: calling.policy },
    },
  };
  expect((await problemsOf(inArm)).map(({ path }) => path)).toEqual(['driver']);
});

const arms = (changes: object) => ({
  arms: {
    loose: { title: 'Loose', signIn: 'account-recovery' },
    strict: { title: 'Strict', signIn: 'account-recovery', baseline: 'loose', policy: changes },
  },
});

it('takes of an arm what differs, to the depth of a field, with the verifiers that the arm names', async () => {
  const { scenario, verifiers } = await load({
    ...arms({
      recovery: { faceCheck: { threshold: 90 }, profiles: [{ name: 'Staff', verifier: 'strict' }] },
    }),
    ...recovery({ faceCheck: { threshold: 60, tries: 2 }, requestLife: '20 min' }),
  });
  expect(verifiers.map(({ id }) => id)).toEqual(['balanced', 'strict']);
  const [, strict] = scenario.arms;
  expect(policyOfArm(scenario.policy, strict ?? expect.unreachable()).recovery).toMatchObject({
    faceCheck: { threshold: 90, tries: 2 },
    requestLife: 1_200_000,
    profiles: [{ verifier: 'strict', mode: 'production' }],
  });
});

it.each([
  [
    'a verifier that there is not',
    { recovery: { profiles: [{ name: 'Staff', verifier: 'strickt' }] } },
    'arms.strict.policy.recovery.profiles.0.verifier',
  ],
  [
    'a group that there is not',
    { recovery: { profiles: [{ name: 'Staff', groups: ['staf'] }] } },
    'arms.strict.policy.recovery.profiles.0.groups.0',
  ],
  [
    'an endpoint without an address',
    { recovery: { profiles: [{ name: 'Staff', claimValidation: 'endpoint' }] } },
    'arms.strict.policy.recovery',
  ],
])('tells of an arm %s', async (_, changes, path) => {
  expect((await problemsOf(arms(changes))).map((problem) => problem.path)).toEqual([path]);
});

it('has no arm that differs from what the scenario leaves out', async () => {
  const problems = await problemsOf({
    ...arms({ helpDesk: { questions: 4 } }),
    policy: { recovery: policy.recovery },
  });
  expect(problems.map(({ path }) => path)).toEqual(['arms.strict.policy.helpDesk']);
});

describe('a load of recoveries', () => {
  const asLoad = { kind: 'load', arms: ['help-desk-recovery', 'account-recovery'] };

  it('is right with the same policy, and knows whoever checks identities', async () => {
    const { verifiers, faceCheck, documents, impostors } = loadedOfKind(await read(asLoad), 'load');
    expect(verifiers.map(({ id }) => id)).toEqual(['balanced']);
    expect(faceCheck?.id).toBe('standard');
    expect(documents).toBeDefined();
    expect(impostors).toEqual([]);
  });

  it.each([
    ['without a policy of recovery', { policy: { helpDesk: {} } }, 'policy.recovery', /account-recovery/],
    ['beside sign-ins', { arms: ['passkey', 'account-recovery'] }, 'arms', /sign-ins \("passkey"\) beside recoveries/],
    [
      'with a check of the tenant’s own',
      recovery({ profiles: [{ ...profile, claimValidation: 'endpoint' }], claimsEndpoint: 'http://127.0.0.1:1/' }),
      'driver',
      /a load is for the target alone/,
    ],
    [
      'with a fault where k6 plays the phone',
      { faults: [{ at: 'account-recovery/take-selfie', delay: '1 s' }] },
      'faults.0.at',
      /a step at the target, as k6 plays/,
    ],
  ])('is none %s', async (_, fields, path, told) => {
    const problems = await problemsOf({ ...asLoad, ...fields });
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    expect(`${problems[0]?.found}, ${problems[0]?.expected}`).toMatch(told);
  });

  it('takes faults of the target', async () => {
    const faults = [{ at: 'account-recovery/see-recovery-result', delay: '1 s' }];
    expect(await problemsOf({ ...asLoad, faults })).toEqual([]);
  });
});
