// first-predictions.json beside the claims: when each comparison was first predicted, and what that rested on. Nothing of it may change after
// that without a new entry with its reason; `npm run check` compares, and reports show both days.
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const restsOn = z.strictObject({
  setUp: sha256.describe('SHA-256 of who signs in, on what, in which arms'),
  definition: sha256.describe('SHA-256 of the definition of an attempt that is judged'),
  ranges: sha256.describe('SHA-256 of the ranges of parameters that these people have for themselves'),
  humanModel: sha256.describe('SHA-256 of all parameters of the human model with their distributions and ranges'),
});
export type RestsOn = z.infer<typeof restsOn>;

export const firstPrediction = z.strictObject({
  comparison: z.string().describe('Id of the comparison'),
  on: z.iso.date().describe('Day of the prediction, ISO 8601'),
  why: z.string().optional().describe('Of an entry after the first: what was changed, and why'),
  rests: restsOn,
});
export type FirstPrediction = z.infer<typeof firstPrediction>;

export const firstPredictions = z.array(firstPrediction).max(10_000);
