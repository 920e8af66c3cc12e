import { expect, it } from 'vitest';
import { countedOnce } from './counted-once.ts';
import type { ComparedResult, ComparedStudy } from './validation.ts';

const quantity = (id: string, rows: readonly string[], agreement?: ComparedResult['agreement']) =>
  ({ id, agreement, published: { rows: rows.map((row) => ({ id: row })) } }) as unknown as ComparedResult;
const study = (id: string, quantities: ComparedResult[], heldOut = true) =>
  ({ id, heldOut, quantities }) as unknown as ComparedStudy;

it('a published figure counts once, of what is held out and was predicted', () => {
  const counted = countedOnce([
    study('a', [quantity('seconds-passkey', ['r'], 'hit'), quantity('seconds-ratio', [], 'miss')]),
    study('a-again', [
      quantity('seconds-passkey', ['r'], 'hit'),
      quantity('seconds-ratio', [], 'open'),
      // The same row in another quantity is another figure.
      quantity('seconds-other', ['r'], 'miss'),
    ]),
    study('b', [quantity('seconds-passkey', ['s'])]),
    study('c', [quantity('seconds-passkey', ['t'], 'hit')], false),
  ]);
  expect(counted.map(({ study: of, quantity: { id } }) => `${of.id} ${id}`)).toEqual([
    'a seconds-passkey',
    'a seconds-ratio',
    'a-again seconds-ratio',
    'a-again seconds-other',
  ]);
});
