// Drills whose answers are known beforehand: what policy and people make of them can be told without living them.
import { describe, expect, it } from 'vitest';
import { nameMatching } from '../../../scenarios/schema/name-matching.ts';
import { directoryIdentityOf, lockedOut } from '../../people/lock-out.ts';
import { namesOnDocument } from '../../attempt/people-of-scenario.ts';
import { decideClaimMatch } from '../../site/rules/claim-match.ts';
import {
  count,
  live,
  loadDrill,
  perfectPeople,
  populationOf,
  staff,
  usualPolicy,
  withVerifierThatPasses,
  type KnownDrill,
} from './known-drill.fixture.ts';

type Given = Parameters<typeof loadDrill>[0];

const check = 'account-recovery';
const desk = 'help-desk-recovery';
const atResult = `${check}/see-recovery-result`;

const load = async (given: Given) => withVerifierThatPasses(await loadDrill(given));
const recovery = (fields: object): Given => ({
  policy: { ...usualPolicy, recovery: { ...usualPolicy.recovery, ...fields } },
});
const ofProfile = (fields: object) => recovery({ profiles: [{ ...staff, ...fields }] });

/** Of people with names in Latin letters and without accents, at a site that takes hyphens and apostrophes as a document line writes them. */
function withPlainNames(drill: KnownDrill): KnownDrill {
  const { recovery: asked } = drill.scenario.policy;
  const matching = nameMatching.parse({ hyphens: 'as-space', apostrophes: 'dropped' });
  const policy =
    asked === undefined
      ? drill.scenario.policy
      : { ...drill.scenario.policy, recovery: { ...asked, nameMatching: matching } };
  const personas = drill.personas.map((persona) => ({
    ...persona,
    locales: { shares: { en_US: 1 }, assumed: 'for a test' },
  }));
  return { ...drill, scenario: { ...drill.scenario, policy }, personas };
}

function rightful(drill: KnownDrill) {
  const cells = count(live(drill)).map((cell) => [cell.arm, cell.rightful] as const);
  const { [check]: byCheck, [desk]: byDesk } = Object.fromEntries(cells);
  if (byCheck === undefined || byDesk === undefined) return expect.unreachable();
  return { byCheck, byDesk };
}

/** By the rule alone: whose document does not say the name of the directory. */
function whoDiffers(drill: KnownDrill, level: 'exact' | 'relaxed'): readonly number[] {
  const { asked, population } = populationOf(drill);
  const { scenario, documents = expect.unreachable() } = drill;
  const ground = {
    seed: scenario.seed,
    parameters: asked,
    lockedOut: scenario.drill.lockedOut,
    documents,
    namesOnDocument,
  };
  return Array.from({ length: population.size }, (_, index) => population.user(index))
    .filter((user) => {
      const held = directoryIdentityOf(scenario.seed, asked, user);
      const { name } = lockedOut(ground, user);
      const levels = { givenName: level, surname: level };
      return decideClaimMatch(held, name, levels, nameMatching.parse({})).kind !== 'matched';
    })
    .map(({ index }) => index);
}

describe('perfect people', () => {
  it('all get back in by both ways, in the time that others take to decide', async () => {
    const { byCheck, byDesk } = rightful(withPlainNames(await load({})));
    expect(byCheck).toMatchObject({ people: 300, recovered: 300, attempts: 300, stoppedAt: {} });
    expect(byDesk).toMatchObject({ people: 300, recovered: 300, attempts: 300, stoppedAt: {}, totalS: 0 });
  });

  it.each([
    [
      'whose face must be the portrait itself',
      recovery({ faceCheck: { threshold: 100 } }),
      /^account-recovery\/(check-face|go-on-after-face-check) /,
    ],
    [
      'whose verifier answers with an error',
      { faults: [{ at: `${check}/open-verification`, refuse: { share: '100 %', with: '500' as const } }] },
      /go-on-after-outage /,
    ],
    [
      'whose verifier never answers',
      { faults: [{ at: `${check}/open-verification`, refuse: { share: '100 %', with: 'stall' as const } }] },
      /go-on-after-outage /,
    ],
    ['for whom there is no profile', ofProfile({ groups: ['nobody'] }), /name-account-to-recover not-in-scope$/],
    [
      'who may not have a pass',
      { policy: { ...usualPolicy, temporaryAccessPass: { groups: ['nobody'] } } },
      /see-recovery-result pass-not-allowed$/,
    ],
  ])('%s do not get back in by the check, every one of them for that', async (_, given, stop) => {
    const drill = withPlainNames(await load({ users: 60, groups: { nobody: { share: '0 %' } }, ...given }));
    const { byCheck } = rightful(drill);
    expect([byCheck.people, byCheck.recovered]).toEqual([60, 0]);
    for (const where of Object.keys(byCheck.stoppedAt)) expect(where).toMatch(stop);
    expect(Object.values(byCheck.stoppedAt).reduce((sum, people) => sum + people, 0)).toBe(60);
  });

  it('who give up at an outage are stopped by one for the share of time in which the verifier does not answer', async () => {
    const parameters = { ...perfectPeople, 'goes-on-after-outage': 0 };
    const drill = withPlainNames(await load({ users: 400, parameters, limits: { restartsPerNeed: 0 } }));
    const verifiers = drill.verifiers.map((one) => ({
      ...one,
      availability: { ...one.availability, value: 0.6 },
      outage: { ...one.outage, value: 600 },
    }));
    const { byCheck, byDesk } = rightful({ ...drill, verifiers });
    const stopped = byCheck.people - byCheck.recovered;
    // Four standard errors of 400 people, each with outages of their own.
    expect(Math.abs(stopped / 400 - 0.4)).toBeLessThan(4 * Math.sqrt((0.4 * 0.6) / 400));
    for (const where of Object.keys(byCheck.stoppedAt))
      expect(where).toMatch(/go-on-after-outage service-unavailable$/);
    expect(byDesk.recovered).toBe(400);
  });

  it('who meet an error page with a pass in hand try the pass again, and nothing before it', async () => {
    const faults = [check, desk].map((flow) => ({
      at: `${flow}/submit-pass`,
      refuse: { share: '10 %', with: '500' as const },
    }));
    const drill = withPlainNames(await load({ faults, limits: { restartsPerNeed: 0 } }));
    const { byCheck, byDesk } = rightful(drill);
    expect(byCheck).toMatchObject({ people: 300, recovered: 300, identityChecks: 300, faceChecks: 300 });
    expect(byDesk).toMatchObject({ people: 300, recovered: 300, deskCalls: 300 });
    const submitted = live(drill).flatMap(({ steps }) => steps.filter(({ action }) => action === 'submit-pass'));
    expect(submitted.filter(({ result }) => result === 'unavailable').length).toBeGreaterThan(30);
  });

  it('who may not have a pass have none from the help desk either', async () => {
    const policy = { ...usualPolicy, temporaryAccessPass: { groups: ['nobody'] } };
    const drill = await load({ users: 60, groups: { nobody: { share: '0 %' } }, policy });
    expect(rightful(drill).byDesk.stoppedAt).toEqual({ [`${desk}/answer-help-desk pass-not-allowed`]: 60 });
  });
});

describe('evaluation', () => {
  it('recovers nobody, gives no pass, and tells everybody who would have been that it was one', async () => {
    const evaluated = await load({ ...ofProfile({ mode: 'evaluation' }), limits: { restartsPerNeed: 0 } });
    const { byCheck } = rightful(evaluated);
    const inProduction = rightful(await load({ limits: { restartsPerNeed: 0 } })).byCheck;
    expect(inProduction.recovered).toBeGreaterThan(200);
    expect(byCheck).toMatchObject({ people: 300, recovered: 0 });
    expect(byCheck.stoppedAt).toEqual({
      ...inProduction.stoppedAt,
      [`${atResult} recovery-evaluated`]: inProduction.recovered,
    });
    const actions = new Set(
      live(evaluated).flatMap(({ arm, steps }) => (arm === check ? steps.map(({ action }) => action) : [])),
    );
    expect(actions).toContain('see-recovery-result');
    for (const later of ['submit-pass', 'create-passkey']) expect(actions).not.toContain(later);
  });
});

describe('names', () => {
  it.each(['exact', 'relaxed'] as const)(
    'matched %s refuse those whose document says another, and nobody else',
    async (level) => {
      const drill = await load(ofProfile({ matching: { firstName: level, lastName: level } }));
      const refused = live(drill).filter(
        ({ arm, outcome }) => arm === check && outcome.kind === 'refused' && outcome.code === 'claims-differ',
      );
      const differing = whoDiffers(drill, level);
      expect(differing.length).toBeGreaterThan(level === 'exact' ? 30 : 5);
      expect([...new Set(refused.map(({ user }) => user))]).toEqual(differing);
      expect(rightful(drill).byCheck.recovered).toBe(300 - differing.length);
    },
  );

  it('matched exact refuse all whom relaxed refuses', async () => {
    const drill = await load({});
    const exact = new Set(whoDiffers(drill, 'exact'));
    expect(whoDiffers(drill, 'relaxed').filter((user) => !exact.has(user))).toEqual([]);
  });
});
