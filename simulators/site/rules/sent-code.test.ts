import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { decideSentCode } from './sent-code.ts';

const sentAtMs = 1_767_600_000_000;
const sent = { value: '042137', sentAtMs };

describe('sent one-time code', () => {
  it.each([
    { ageMs: 0, kind: 'accepted' },
    { ageMs: 179_999, kind: 'accepted' },
    { ageMs: 180_000, kind: 'accepted' },
    { ageMs: 180_001, kind: 'expired' },
  ])('the right code after $ageMs ms: $kind', ({ ageMs, kind }) => {
    expect(decideSentCode(defaultPolicy, { sent, entered: '042137', wrongCodesAtMs: [] }, sentAtMs + ageMs).kind).toBe(
      kind,
    );
  });

  it('an expired code tells nothing about its digits', () => {
    const right = decideSentCode(defaultPolicy, { sent, entered: '042137', wrongCodesAtMs: [] }, sentAtMs + 180_001);
    const wrong = decideSentCode(defaultPolicy, { sent, entered: '999999', wrongCodesAtMs: [] }, sentAtMs + 180_001);
    expect(right).toEqual({ kind: 'expired', code: '50089' });
    expect(wrong).toEqual(right);
  });

  it.each(['042138', '42137', '0421370', '', 'abcdef'])('"%s" is wrong', (entered) => {
    expect(decideSentCode(defaultPolicy, { sent, entered, wrongCodesAtMs: [] }, sentAtMs)).toEqual({
      kind: 'wrong',
      code: '500121',
      why: 'no-match',
    });
  });

  it('blanks do not matter', () => {
    expect(decideSentCode(defaultPolicy, { sent, entered: ' 042 137 ', wrongCodesAtMs: [] }, sentAtMs).kind).toBe(
      'accepted',
    );
  });

  it('nothing matches a code that was never sent, also not an empty entry', () => {
    for (const entered of ['', '042137', 'undefined']) {
      expect(decideSentCode(defaultPolicy, { sent: { sentAtMs }, entered, wrongCodesAtMs: [] }, sentAtMs).kind).toBe(
        'wrong',
      );
      expect(decideSentCode(defaultPolicy, { entered, wrongCodesAtMs: [] }, sentAtMs).kind).toBe('wrong');
    }
  });

  it('after five wrong codes the right one is not looked at, until five minutes after the first of them', () => {
    const wrongCodesAtMs = [0, 1, 2, 3, 4].map((offset) => sentAtMs - defaultPolicy.codeTries.window + 100 + offset);
    expect(decideSentCode(defaultPolicy, { sent, entered: '042137', wrongCodesAtMs }, sentAtMs + 99)).toEqual({
      kind: 'too-many-tries',
      code: '50088',
    });
    expect(decideSentCode(defaultPolicy, { sent, entered: '042137', wrongCodesAtMs }, sentAtMs + 100).kind).toBe(
      'accepted',
    );
    expect(
      decideSentCode(defaultPolicy, { sent, entered: '042137', wrongCodesAtMs: wrongCodesAtMs.slice(1) }, sentAtMs)
        .kind,
    ).toBe('accepted');
  });
});
