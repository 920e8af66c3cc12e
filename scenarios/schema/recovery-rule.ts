// A rule of recovery: when a way to recover is to be enabled, evaluated further or not to be switched on for a persona, fixed before the run
// and registered with it. One YAML file each, in `recovery-rules` of the project or beside the scenario. Every number says what it rests on.
import { z } from 'zod';
import { impostorKinds } from './drill.ts';
import { inUnit } from './in-unit.ts';
import { basis, basisMissing, hasBasis, level, ruleHead } from './rule-basis.ts';
import { durationFrom, share } from './units.ts';

const timesCost = (about: string) => z.number().gt(0).max(100).meta(inUnit('ratio', about));

export const recoveryRule = z.strictObject({
  ...ruleHead,
  recovered: z
    .strictObject({
      mayLose: share.describe(
        'Share of rightful people by which fewer may get back in than by the way it is compared with; more is DO NOT',
      ),
      atLeast: share.describe('Absolute floor: share of rightful people who must get back in; fewer is no ENABLE'),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('Rightful people who get back in'),
  impostors: z
    .strictObject({
      mayAdd: share.describe(
        'Share of attacks by which more may get in than by the way it is compared with, of the kind that does best at each; more is DO NOT',
      ),
      atMost: share.describe(
        'Absolute ceiling: share of attacks of any kind that may get in, as the upper limit; more is no ENABLE',
      ),
      leftOut: z
        .array(
          z.strictObject({
            kind: z.enum(impostorKinds).describe('What the impostor comes with'),
            why: z.string().min(1).max(300).describe('Why the rule does not look at them'),
          }),
        )
        .max(impostorKinds.length - 1, 'expected at least one kind of impostor to be looked at')
        .default([])
        .describe('Kinds that no way to recover could stop. The report shows them all the same'),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('Impostors who get in. Of several kinds the one that does best decides, as attackers choose'),
  cost: z
    .strictObject({
      atMost: timesCost(
        'Cost of a recovery that succeeds, over that of the way it is compared with; more is no ENABLE.',
      ),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('What a recovery that succeeds costs, checks, licences, the help desk and working time together'),
  time: z
    .strictObject({
      atMost: durationFrom('1 s', '1 d').describe(
        'Absolute ceiling of the mean time to an end, well or not; more is no ENABLE',
      ),
      mayAdd: durationFrom('0 s', '1 d').describe(
        'How much longer the mean may be than by the way it is compared with; more is no ENABLE',
      ),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('Time of rightful people, from their first try to an end, well or not'),
  levels: z
    .strictObject({
      enable: level.describe('Share of the plausible inputs that must say ENABLE for it to be said'),
      doNot: level.describe('The same for DO NOT'),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('How many of the plausible inputs must agree; where too few do it is KEEP EVALUATING'),
});
export type RecoveryRule = Readonly<z.output<typeof recoveryRule>>;
