import { expect, it } from 'vitest';
import { decidedByInputs } from '../fixtures/decided-by-inputs.fixture.ts';
import { plainText } from '../fixtures/read-tables.fixture.ts';
import { personaTable } from './persona-table.ts';

const results = decidedByInputs(1);
const told = (change: { readonly centre?: number | undefined; readonly monteCarloSe?: number | undefined }) =>
  plainText(
    String(
      personaTable.render({
        ...results,
        personas: results.personas.map((persona) => ({
          ...persona,
          decisions: persona.decisions.map((each) =>
            each.basis === 'inputs' ? { ...each, figure: { ...each.figure, ...change } } : each,
          ),
        })),
      }),
    ),
  );

it('tells the figure that decides with its two doubts, and a missing one as missing', () => {
  expect(told({})).toContain(
    'Deciding figure: success per need, +1.2 points (95 % of inputs −3.1 to +4.2; standard error of simulation 0.1), wanted above −2.0 points.',
  );
  expect(told({ centre: undefined, monteCarloSe: undefined })).toContain(
    'Deciding figure: success per need, none with every input at its centre (95 % of inputs −3.1 to +4.2), wanted above −2.0 points.',
  );
});
