// A rule of rollouts: when one is GO, AMEND, STOP or OPEN, for each persona and in all, fixed before the run and registered with it. One YAML
// file each, in `rollout-rules` of the project or beside the scenario. Every number says what it rests on.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { basis, basisMissing, hasBasis, ruleHead } from './rule-basis.ts';
import { durationFrom, share } from './units.ts';

const timesNothing = (about: string) => z.number().gt(0).max(100).meta(inUnit('ratio', about));

export const rolloutRule = z.strictObject({
  ...ruleHead,
  people: z
    .strictObject({
      atLeast: z.int().min(2).max(10_000).meta(inUnit('count of people', 'In the last week; with fewer it is OPEN.')),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('How many people a word can be said of'),
  needsMet: z
    .strictObject({
      mayLose: share.describe(
        'Share of needs to sign in by which fewer may be met than with nothing done; more is STOP',
      ),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('Whether people still get in'),
  tickets: z
    .strictObject({
      atMost: timesNothing('Tickets opened, over those with nothing done; more is no GO.'),
      stopAbove: timesNothing('The same; more is STOP.'),
      fewestMore: z
        .int()
        .min(1)
        .max(10_000)
        .meta(
          inUnit(
            'count of tickets',
            'More than with nothing done, of a persona or in all, from which either of the two says anything. Absent: from one on.',
          ),
        )
        .optional(),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .refine(({ atMost, stopAbove }) => atMost <= stopAbove, 'expected "atMost" at or below "stopAbove"')
    .describe('What the help desk bears over the whole time'),
  waiting: z
    .strictObject({
      mayAdd: durationFrom('0 s', '30 d').describe(
        'Working time that a person waits for the help desk, over the whole time, beyond that with nothing done; more is no GO',
      ),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('Who waits for the help desk'),
  enrolled: z
    .strictObject({
      atLeast: share.describe('Share of people with a passkey in the last week; fewer is no GO'),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('How far it comes'),
  cost: z
    .strictObject({
      atMost: timesNothing(
        'Cost over that with nothing done, in all that of the project with it; more is no GO. Not asked where nothing done costs nothing.',
      ),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('What it costs over the whole time'),
});
export type RolloutRule = Readonly<z.output<typeof rolloutRule>>;

/** From the worst word to the best; OPEN says nothing. */
export const rolloutWords = ['STOP', 'AMEND', 'OPEN', 'GO'] as const;
export type RolloutWord = (typeof rolloutWords)[number];
