import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
  await workspace.write(
    'claims/our-offer.yaml',
    `id: our-offer
title: Our offer
source: { who: A seller, where: an offer, url: 'https://example.test/offer', year: 2026 }
people: { said: our staff, asOurs: same }
ways:
  passkey: { name: passkey, inSentence: the passkey }
  other: { name: password and code, inSentence: the code, said: password and code, like: password-and-code }
statements:
  - id: our-offer-success
    title: 97 % succeed
    words: 97 % of sign-ins succeed
    measure: success
    passkey: { value: 0.97, halfStep: 0.005 }
  - id: our-offer-speed
    title: A third of the time
    words: A third of the time
    measure: seconds
    summary: not-stated
    stated: { kind: ratio, is: { value: 3, halfStep: 0.5 } }
`,
  );
});
afterAll(() => workspace.remove());

const naming = (...claims: readonly string[]) =>
  smallScenario.replace('  - twice-as-fast\n', claims.map((claim) => `  - ${claim}\n`).join(''));

describe('a claim of one’s own beside the scenario', () => {
  it('is found by name: of a file all statements, or one of them; and is kept with the inputs of a run', async () => {
    const { claims, sources } = await workspace.load(naming('our-offer', 'twice-as-fast'));
    expect(claims.map(({ id, file }) => [id, file])).toEqual([
      ['our-offer-success', 'our-offer'],
      ['our-offer-speed', 'our-offer'],
      ['twice-as-fast', 'twice-as-fast'],
    ]);
    expect(claims[0]?.passkey.figure).toEqual({ value: 0.97, halfStep: 0.005 });
    expect(sources.map(({ path }) => path)).toContain('claims/our-offer.yaml');
    expect((await workspace.load(naming('our-offer-speed'))).claims.map(({ id }) => id)).toEqual(['our-offer-speed']);
  });

  it('stands beside the project’s own, whose figures are those of their rows', async () => {
    const { claims } = await workspace.load(naming('microsoft-2025-speed'));
    expect(claims[0]).toMatchObject({
      other: { like: 'password-and-code', figure: { value: 69, halfStep: 0.5, row: 'ms25_time_pw_mfa', level: 'P' } },
      stated: { kind: 'ratio', is: { value: 14, halfStep: 0.5 } },
    });
  });

  it.each([
    ['our-offer-cost', 'one of your own would stand in claims/our-offer-cost.yaml beside the scenario'],
    ['owens-2021-speed', 'a claim with a figure that the run can be held against'],
  ])('is refused as %s, and told what would do', async (name, expected) => {
    const problems = await workspace.problemsOf(naming(name));
    expect(problems).toMatchObject([{ path: 'claims.0', expected: expect.stringContaining(expected) }]);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'an offer'])(
    'is refused where its source is at %s, which is no address of the web',
    async (url) => {
      const text = await workspace.read('claims/our-offer.yaml');
      await workspace.write('claims/our-offer.yaml', text.replace(/url: '[^']*'/, `url: '${url}'`));
      expect(await workspace.problemsOf(naming('our-offer'))).toMatchObject([
        { path: 'source.url', expected: 'an address that begins with https:// or http://' },
      ]);
      await workspace.write('claims/our-offer.yaml', text);
    },
  );

  it('is refused a second time, also as part of its file', async () => {
    const problems = await workspace.problemsOf(naming('our-offer', 'our-offer-speed'));
    expect(problems).toMatchObject([{ path: 'claims.1', found: '"our-offer-speed" a second time' }]);
  });
});
