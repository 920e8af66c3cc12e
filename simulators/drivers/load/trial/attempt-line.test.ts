import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import { causes, voidCodes, type Outcome, type StepRecord } from '../../../../scenarios/schema/attempt.ts';
import { abandonReasons } from '../../../../scenarios/flows/flow.ts';
import { testAttempt, testStep } from '../../../store/test-attempt.fixture.ts';
import {
  decodeTrialLine,
  encodeAttempt,
  encodeDropped,
  encodeEpoch,
  encodeLife,
  encodeLifeEnd,
  encodeRequestError,
  type LivedAttempt,
} from './attempt-line.ts';

/** What nobody would send but somebody could: tabs, line ends of every kind, NUL, half a surrogate pair. */
const hostileText = textOf(['\t', '\n', '\r', '\u2028', '\u2029', '\0', '\ud800', '.', ' ', 'ä', '7', '"']);
const cleanText = textOf(['.', ' ', 'ä', '7', '"', '\0', '\u{1f511}']);
const ms = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e9, noNaN: true }), fc.nat()).map((value) => value + 0);
const clock = fc.double({ min: 1.7e12, max: 1.8e12, noNaN: true });
const steps = Object.entries(flows).flatMap(([flow, { steps: declared }]) =>
  Object.entries(declared).map(([step, { action }]) => ({ flow, step, action })),
);

const optional = <K extends string, T>(key: K, arbitrary: fc.Arbitrary<T>) =>
  fc
    .option(arbitrary, { nil: undefined })
    .map((value) => (value === undefined ? {} : ({ [key]: value } as Record<K, T>)));
const stepRecord = (text: fc.Arbitrary<string>): fc.Arbitrary<StepRecord> =>
  fc
    .tuple(
      fc.constantFrom(...steps),
      fc.constantFrom('accepted', 'unavailable', 'not-done'),
      fc.record({ navigationMs: ms, serverMs: ms, ceremonyMs: ms, renderingMs: ms, overheadMs: ms }),
      fc.record({ logged: fc.boolean(), modelledMs: ms }),
      optional('code', text),
      optional('cause', fc.constantFrom(...causes)),
      optional('plantedMs', ms),
    )
    .map(([at, result, measured, more, code, cause, planted]) => ({
      index: 0,
      ...at,
      result,
      ...more,
      ...code,
      ...cause,
      ...planted,
      measured,
      measuredMs: measured.navigationMs + measured.serverMs + measured.ceremonyMs + measured.renderingMs,
    }));
const outcome = (text: fc.Arbitrary<string>): fc.Arbitrary<Outcome> =>
  fc.oneof(
    fc.constant({ kind: 'succeeded' } as const),
    text.map((code) => ({ kind: 'refused', step: 'password-otp/submit-code', code }) as const),
    fc
      .constantFrom(...abandonReasons)
      .map((reason) => ({ kind: 'abandoned', step: 'passkey/use-passkey', reason }) as const),
    fc.constant({ kind: 'timed-out', step: 'password-otp/obtain-code' } as const),
    fc
      .tuple(fc.constantFrom(...voidCodes), optional('detail', text))
      .map(([code, detail]) => ({ kind: 'void', code, ...detail }) as const),
  );
const livedAttempt = (text: fc.Arbitrary<string>): fc.Arbitrary<LivedAttempt> =>
  fc
    .tuple(
      fc.record({ order: fc.nat(), drawIndex: fc.nat(), startsAtMs: clock, begunMs: ms, endedMs: ms }),
      fc.uuid(),
      optional('dueMs', ms),
      outcome(text),
      optional('method', fc.constantFrom('passkey', 'passkey-of-phone', 'password-otp')),
      fc.record({ fellBack: fc.boolean(), endedAtMs: clock }),
      fc.array(stepRecord(text), { maxLength: 4 }),
    )
    .map(([head, correlationId, due, ended, method, course, taken]) => ({
      ...head,
      correlationId,
      ...due,
      course: { outcome: ended, ...method, ...course, steps: taken.map((step, index) => ({ ...step, index })) },
    }));

function textOf(characters: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 8 }).map((drawn) => drawn.join(''));
}

/** Every text of a value with its tabs and line ends made blanks. */
function flattened<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === 'string' ? each.replaceAll(/[\t\n\r\u2028\u2029]+/g, ' ') : each,
  ) as T;
}

describe('an attempt', () => {
  it('comes back as it was, to the last bit', () => {
    fc.assert(
      fc.property(livedAttempt(cleanText), (attempt) => {
        expect(decodeTrialLine(encodeAttempt(attempt))).toEqual({ kind: 'attempt', attempt });
      }),
      { numRuns: 50 },
    );
  });

  it('stays one line whatever the target says, and loses nothing but tabs and line ends', () => {
    fc.assert(
      fc.property(livedAttempt(hostileText), (attempt) => {
        const line = encodeAttempt(attempt);
        expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(decodeTrialLine(line)).toEqual({ kind: 'attempt', attempt: flattened(attempt) });
      }),
      { numRuns: 50 },
    );
  });

  it('has the action of the step in its flow, and no line for a step there is not', () => {
    const attempt: LivedAttempt = {
      order: 0,
      drawIndex: 0,
      startsAtMs: 0,
      correlationId: 'x',
      begunMs: 0,
      endedMs: 1,
      course: { outcome: { kind: 'succeeded' }, fellBack: false, endedAtMs: 1, steps: [testStep()] },
    };
    const line = encodeAttempt(attempt);
    expect(decodeTrialLine(line)).toMatchObject({ attempt: { course: { steps: [{ action: 'open-sign-in' }] } } });
    for (const unknown of ['open-safe', 'constructor', ''])
      expect(() => decodeTrialLine(line.replace('open-sign-in', unknown))).toThrow(RangeError);
  });
});

describe('the other lines', () => {
  it.each([
    [encodeEpoch(1_767_600_000_000.25), { kind: 'epoch', atMs: 1_767_600_000_000.25 }],
    [encodeDropped(12, 345.5), { kind: 'dropped', order: 12, dueMs: 345.5 }],
    [encodeLifeEnd(7), { kind: 'life-ended', user: 7 }],
    [encodeLife(testAttempt()), { kind: 'life', attempt: testAttempt() }],
    [encodeRequestError('dial: connection refused'), { kind: 'request-error', words: 'dial: connection refused' }],
    [encodeRequestError('two\tfields\nand lines'), { kind: 'request-error', words: 'two fields and lines' }],
  ])('%s', (line, read) => expect(decodeTrialLine(line)).toEqual(read));

  it('keep the hostile texts of a life, which travel as JSON', () => {
    fc.assert(
      fc.property(hostileText, (detail) => {
        const attempt = testAttempt({ outcome: { kind: 'void', code: 'harness-error', detail } });
        const line = encodeLife(attempt);
        expect(line).not.toContain('\n');
        expect(decodeTrialLine(line)).toEqual({ kind: 'life', attempt });
      }),
      { numRuns: 50 },
    );
  });
});

describe('a line that is not whole', () => {
  const lines: fc.Arbitrary<string> = fc.oneof(
    livedAttempt(hostileText).map(encodeAttempt),
    clock.map(encodeEpoch),
    fc.tuple(fc.nat(), ms).map(([order, dueMs]) => encodeDropped(order, dueMs)),
    fc.nat().map(encodeLifeEnd),
    hostileText.map((detail) => encodeLife(testAttempt({ outcome: { kind: 'void', code: 'harness-error', detail } }))),
    fc.constant(encodeRequestError('dial: connection refused')),
  );

  it('is known wherever it was cut off', () => {
    fc.assert(
      fc.property(lines, fc.double({ min: 0, max: 0.999_999, noNaN: true }), (line, share) => {
        expect(() => decodeTrialLine(line.slice(0, Math.floor(share * line.length)))).toThrow(RangeError);
      }),
      { numRuns: 100 },
    );
    // Cut at each place in turn: of a number the begin is a number, of two steps the first is one.
    const whole = encodeAttempt({
      order: 12,
      drawIndex: 3,
      startsAtMs: 1_000,
      correlationId: 'x',
      dueMs: 12.5,
      begunMs: 13,
      endedMs: 14,
      course: {
        outcome: { kind: 'succeeded' },
        fellBack: false,
        endedAtMs: 1_234,
        steps: [testStep(), testStep({ index: 1, code: '.5' })],
      },
    });
    for (let length = 0; length < whole.length; length += 1)
      expect(() => decodeTrialLine(whole.slice(0, length)), whole.slice(0, length)).toThrow(RangeError);
  });

  it.each([
    '',
    '.',
    'E',
    'E\t\t.',
    'E\tsoon\t.',
    'E\tInfinity\t.',
    'D\t1\t\t.',
    'U\tNaN\t.',
    'Z\t1\t.',
    'L\t{"user":\t.',
    'L\t.',
    'A\t1\t.',
    'time="2026-01-05" level=info msg="hello"',
  ])('%j is none', (line) => {
    expect(() => decodeTrialLine(line)).toThrow(RangeError);
  });
});
