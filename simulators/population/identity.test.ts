import { expect, it } from 'vitest';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { IdentitySource } from './identity.ts';

it('remembers as many identities as it is told to, the same as it would draw, each locale apart', () => {
  const stream = (user: number) => openStream({ seed: 1, purpose: 'identity', user });
  const [forgetful, remembering] = [new IdentitySource(), new IdentitySource(2)];
  const asked = [[0, 'de'], [1, 'ja'], [0, 'en_US'], [0, 'de'], [1, 'ja']] as const;
  for (const [index, locale] of asked) expect(remembering.identityOf(index, locale, stream(index))).toEqual(forgetful.identityOf(index, locale, stream(index)));
  const [again, drawn] = [remembering.identityOf(0, 'de', stream(0)), remembering.identityOf(0, 'en_US', stream(0))];
  expect(remembering.identityOf(0, 'de', stream(0))).toBe(again);
  expect(remembering.identityOf(0, 'en_US', stream(0))).not.toBe(drawn);
});
