// When an attempt, an answer or a run is given up.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { durationFrom, share } from './units.ts';

export const limits = z.strictObject({
  attemptTime: durationFrom('10 s', '1 d')
    .default(900_000)
    .describe("On the user's clock; beyond it an attempt is timed out"),
  answerTime: durationFrom('100 ms', '5 min')
    .default(10_000)
    .describe('Real time; a target that has not answered a step by then is unavailable'),
  void: share.default(0.02).describe('Share of void attempts beyond which the run has failed'),
  restartsPerNeed: z
    .int()
    .min(0)
    .max(10)
    .default(1)
    .meta(inUnit('count of attempts', 'That a person may start over for one need to sign in.')),
});
