import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedClass } from '../../../scenarios/schema/external-method.ts';
import { decideExternalAnswer, type ExternalClaims, type ExternalQuestion } from './external-answer.ts';
import { askedMethods, repeatsFirstFactor } from './factor-kind.ts';

const sinceMs = Date.UTC(2026, 0, 5, 9);
const fiveMinutesMs = 300_000;
const question: ExternalQuestion = {
  state: 'state',
  nonce: 'nonce',
  issuer: 'https://approvals.example',
  clientId: 'client',
  subject: 'ana',
  sinceMs,
};
const good: ExternalClaims = {
  issuer: question.issuer,
  audience: [question.clientId],
  subject: question.subject,
  nonce: question.nonce,
  issuedAtMs: sinceMs,
  expiresAtMs: sinceMs + 300_000,
  contextClasses: [askedClass],
  methods: ['swk'],
};
const decide = (claims: ExternalClaims, nowMs = sinceMs, state = question.state) =>
  decideExternalAnswer(fiveMinutesMs, question, state, { kind: 'signed', claims }, nowMs);

describe('the answer of an external provider', () => {
  it.each(askedMethods)('is accepted by %s', (method) => {
    expect(decide({ ...good, methods: [method] })).toEqual({ kind: 'accepted' });
  });

  it.each(['pwd', 'pin', 'kba'])('is refused by %s, which a password is like', (method) => {
    expect(repeatsFirstFactor(method)).toBe(true);
    expect(decide({ ...good, methods: [method] })).toMatchObject({ fault: 'method-repeats-first-factor' });
  });

  it('counts for 5 min, to the ms, whatever the token says of its own end', () => {
    const long = { ...good, expiresAtMs: sinceMs + 3_600_000 };
    expect(decide(long, sinceMs + fiveMinutesMs).kind).toBe('accepted');
    expect(decide(long, sinceMs + fiveMinutesMs + 1)).toMatchObject({ code: '50089', fault: 'late' });
  });

  it('has clocks differ by 5 min, and no more', () => {
    expect(decide({ ...good, expiresAtMs: sinceMs - 299_999 }).kind).toBe('accepted');
    expect(decide({ ...good, expiresAtMs: sinceMs - 300_000 })).toMatchObject({ fault: 'expired' });
    expect(decide({ ...good, issuedAtMs: sinceMs + 300_000 }).kind).toBe('accepted');
    expect(decide({ ...good, issuedAtMs: sinceMs + 300_001 })).toMatchObject({ fault: 'issued-later' });
  });

  it('is looked at for nobody who was not sent there', () => {
    expect(decideExternalAnswer(fiveMinutesMs, undefined, 'state', { kind: 'signed', claims: good }, sinceMs)).toEqual({
      kind: 'refused',
      code: '50089',
      fault: 'state-unknown',
    });
  });

  it('is accepted only when every claim is as it was asked', () => {
    const text = fc.constantFrom('state', 'nonce', question.issuer, 'client', 'ana', 'other', undefined);
    const list = (...values: string[]) => fc.array(fc.constantFrom(...values), { maxLength: 2 });
    const claims: fc.Arbitrary<ExternalClaims> = fc.record({
      issuer: text,
      audience: list('client', 'other'),
      subject: text,
      nonce: text,
      issuedAtMs: fc.constant(sinceMs),
      expiresAtMs: fc.constantFrom(sinceMs + 300_000, undefined),
      contextClasses: list(askedClass, 'knowledge'),
      methods: list('swk', 'pwd', 'mood'),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          claims,
          claims.map((some) => ({ ...good, ...some })),
          fc.constant(good),
        ),
        (some) => {
          const same = JSON.stringify({ ...good, ...some }) === JSON.stringify(good) && Object.keys(some).length > 0;
          expect(decide(some).kind === 'accepted').toBe(same);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
