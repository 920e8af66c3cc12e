// phishing.json of a run folder: what was computed beside the people of a phishing drill, the same people among many.
import { z } from 'zod';
import { inUnit } from '../schema/in-unit.ts';
import { twins } from './many.ts';
import { phishingCounts } from './phishing-counts.ts';

export const phishingLayersFormat = 'passkey-pilot-phishing/1';
/** Where it lies, within the folder of the run. */
export const phishingLayersFile = 'phishing.json';

export const phishingLayers = z.object({
  format: z.literal(phishingLayersFormat).describe('Name and version of the format'),
  run: z.string().describe('Id of the run'),
  scenarioHash: z.string().describe('SHA-256 of the scenario as it was run'),
  users: z.int().meta(inUnit('count of people', 'Lived in virtual time, those of the run among them.')),
  seconds: z.number().meta(inUnit('s', 'Wall time it took.')),
  alike: twins.describe('The attempts of the run against their twins among the many'),
  many: phishingCounts.describe('Every parameter at its centre'),
});
export type PhishingLayers = z.infer<typeof phishingLayers>;
