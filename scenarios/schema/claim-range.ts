// How the people of a claim differ from those of human.yaml: central value and range of a parameter, in place of those there.
import { z } from 'zod';
import { parameterAmount } from './evidence.ts';
import { inUnit } from './in-unit.ts';

export const claimRange = z
  .strictObject({
    id: z.string().describe('Id of a parameter in scenarios/evidence/human.yaml'),
    central: parameterAmount.meta(inUnit("as the parameter's `unit` says", 'Central value for these people.')),
    low: parameterAmount.meta(
      inUnit("as the parameter's `unit` says", 'Lower end of the range in which it may plausibly lie.'),
    ),
    high: parameterAmount.meta(inUnit("as the parameter's `unit` says", 'Upper end of that range.')),
    evidence: z.array(z.string()).min(1).optional().describe('Ids of rows of published.json this rests on'),
    assumed: z.string().optional().describe('Why this value, where nothing published supports it'),
  })
  .refine(({ low, central, high }) => low <= central && central <= high && low < high, {
    path: ['central'],
    message: 'expected "low" below "high" and "central" between them',
  })
  .refine(
    ({ evidence, assumed }) => evidence !== undefined || assumed !== undefined,
    'expected "evidence" with ids of published figures, or "assumed" with the reason',
  );
export type ClaimRange = z.infer<typeof claimRange>;
