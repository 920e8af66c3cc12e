import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, isolatedTitle, titleAsGiven, withIsolatedTitle } from './isolated-title.ts';

const hebrew = 'עובד מידע';
const arabic = 'رمز المرور';

describe('a title in the middle of a sentence', () => {
  it.each([hebrew, arabic, `Passkey ${hebrew}`, `${arabic} 2`, '𞤀𞤁'])(
    'is set apart from right to left: %s',
    (title) => {
      expect(isolatedTitle(title)).toBe(`\u2068${title}\u2069`);
      expect(titleAsGiven(isolatedTitle(title))).toBe(title);
      expect(columnsOf(isolatedTitle(title))).toBe(title.length);
    },
  );

  it.each(['Password + code', 'Größe, naïve — 100 %', '信息工作者', 'Ελληνικά', 'a\ufeffb', ''])(
    'stays as it is from left to right: %j',
    (title) => expect(isolatedTitle(title)).toBe(title),
  );

  it('leaves nothing open that would turn what follows', () => {
    expect(isolatedTitle('abc\u202Edef')).toBe('\u2068abcdef\u2069');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'ש', '1', '\u202e', '\u2066', '\u2068', '\u2069') }),
        (title) => {
          const once = isolatedTitle(title);
          expect(isolatedTitle(once)).toBe(once);
          expect(once).toMatch(/^(?:[a1]*|\u2068[aש1]*\u2069)$/u);
        },
      ),
    );
  });

  it('is set apart in both forms of an arm, and in a persona without a second', () => {
    expect(withIsolatedTitle({ id: 'one', title: hebrew, inSentence: 'passkeys' })).toEqual({
      id: 'one',
      title: `\u2068${hebrew}\u2069`,
      inSentence: 'passkeys',
    });
    expect(withIsolatedTitle({ id: 'two', title: arabic })).toEqual({ id: 'two', title: `\u2068${arabic}\u2069` });
  });

  it('keeps its marks within a sentence, for whoever shows that', () => {
    const sentence = `With ${isolatedTitle(hebrew)} 95 % of needs are met.`;
    expect(titleAsGiven(sentence)).toBe(sentence);
    const two = `${isolatedTitle(hebrew)} against ${isolatedTitle(arabic)}`;
    expect(titleAsGiven(two)).toBe(two);
  });
});
