import { expect, it } from 'vitest';
import { judgeRecovery } from '../judge-recovery.ts';
import { livedFixture } from '../lived-drill.fixture.ts';

const { claims } = judgeRecovery(livedFixture());
const of = (id: string) => claims.find((claim) => claim.id === id);

it('judges what a drill can say', () => {
  expect(of('fewer-tickets')?.verdict).toBe('as claimed');
  expect(of('lower-cost')).toMatchObject({ verdict: 'right in direction' });
  expect(of('less-time')?.found?.replaceAll('\u00a0', ' ')).toMatch(/6\.83 min against 43\.3 min, 6\.3\d times/);
});

it('calls the rest untestable, with the reason', () => {
  for (const id of ['high-assurance', 'face-check-false-match', 'fewer-lock-outs']) {
    expect(of(id)?.verdict).toBe('not testable');
    expect(of(id)?.why.length).toBeGreaterThan(40);
  }
  // Rule of 3: -ln(0.05) / 1e-7.
  expect(of('face-check-false-match')?.why.replaceAll('\u00a0', ' ')).toContain('29 957 322 strangers');
});

it('has no data where only one way was lived', () => {
  const [desk] = livedFixture().arms;
  const alone = judgeRecovery(livedFixture({ arms: desk === undefined ? [] : [desk] })).claims;
  expect(alone.find(({ id }) => id === 'lower-cost')?.verdict).toBe('no data');
});

it('is not so where the identity check costs more', () => {
  const lived = livedFixture();
  const dear = judgeRecovery(
    livedFixture({
      checks: lived.checks.map((check) => ({ ...check, perCheck: { value: 80, assumed: 'a test' } })),
    }),
  );
  expect(dear.claims.find(({ id }) => id === 'lower-cost')?.verdict).toBe('not so');
  expect(dear.prices.find(({ id }) => id === 'identityCheck')).toMatchObject({ amount: 80, basis: 'assumed' });
});
