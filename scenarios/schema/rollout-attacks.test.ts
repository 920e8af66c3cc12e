import { expect, it } from 'vitest';
import { asRead } from './as-read.ts';
import { rolloutAttacks } from './rollout-attacks.ts';

const said = (written: unknown) => rolloutAttacks.safeParse(written).error?.issues.map(({ message }) => message);

it('takes any number and any mix that adds up, and says what is assumed', () => {
  expect(rolloutAttacks.parse({ perPersonAndYear: 12, kinds: { relay: '60 %', harvest: '40 %' } })).toEqual({
    perPersonAndYear: 12,
    kinds: { relay: 0.6, harvest: 0.4 },
    trained: false,
    discovered: 0.5,
  });
});

it('says what is wrong with others', () => {
  const kinds = { relay: '100 %' };
  expect(said({ kinds })).toHaveLength(1);
  expect(said({ perPersonAndYear: 0, kinds })).toEqual([
    'expected more than 0; leave "attacks" out where nobody is attacked',
  ]);
  expect(said({ perPersonAndYear: 4, kinds: { relay: '60 %' } })).toEqual([
    'expected shares that add up to 100 %, not to 60 %',
  ]);
  // They wait for what a day drawn at random hardly ever has.
  for (const kind of ['pass-lure', 'recovery-hijack'])
    expect(said({ perPersonAndYear: 4, kinds: { [kind]: '100 %' } })).toHaveLength(1);
});

it('is read again from a manifest, with the kinds that it has and no others', () => {
  const written = rolloutAttacks.parse({ perPersonAndYear: 4, kinds: { relay: '100 %' } });
  expect(asRead(rolloutAttacks).parse(JSON.parse(JSON.stringify(written)))).toEqual(written);
});
