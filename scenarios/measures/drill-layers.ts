// drill.json of a run folder: what was computed beside the people of a recovery drill. The same people among many, over thresholds of Face
// Check and procedures of the help desk, and the inputs over their ranges.
import { z } from 'zod';
import { deskProofs } from '../schema/help-desk.ts';
import { inUnit } from '../schema/in-unit.ts';
import { drillCounts } from './drill-counts.ts';
import { twins } from './many.ts';

export const drillLayersFormat = 'passkey-pilot-drill/2';
/** Where it lies, within the folder of the run. */
export const drillLayersFile = 'drill.json';

const inputPoint = z.object({
  parameters: z
    .record(z.string(), z.number())
    .meta(inUnit('as the parameter says', 'Parameters that were moved, by id, in their units.')),
  counts: drillCounts,
});

export const drillLayers = z.object({
  format: z.literal(drillLayersFormat).describe('Name and version of the format'),
  run: z.string().describe('Id of the run'),
  scenarioHash: z.string().describe('SHA-256 of the scenario as it was run'),
  users: z.int().meta(inUnit('count of people', 'Lived in virtual time, those of the run among them.')),
  seconds: z.number().meta(inUnit('s', 'Wall time it took.')),
  alike: twins.describe('The attempts of the run against their twins among the many'),
  many: drillCounts.describe('Every parameter at its centre, every setting as the scenario has it'),
  thresholds: z
    .array(z.object({ threshold: z.int().meta(inUnit('no unit', 'Of Face Check.')), counts: drillCounts }))
    .describe('The same people and impostors over thresholds of Face Check'),
  procedures: z
    .array(z.object({ procedure: z.array(z.enum(deskProofs)).describe('Proofs asked for'), counts: drillCounts }))
    .describe('The same people and impostors over procedures of the help desk'),
  matchings: z
    .array(
      z.object({
        setting: z
          .string()
          .describe('"matching" for exact or relaxed, or what is not documented: letterCase, accents, ...'),
        value: z.string().describe('What it was set to, all else as the scenario has it'),
        counts: drillCounts,
      }),
    )
    .describe(
      'Some of the same people and impostors over ways to match names, first as the scenario has it ("as set")',
    ),
  points: z.array(inputPoint).describe("The same people over the inputs' ranges, drawn together"),
  pointUsers: z.int().meta(inUnit('count of people', 'Lived at each point.')),
  pointsLeftOut: z.int().meta(inUnit('count of points', 'Not lived, because the time was up.')),
});
export type DrillLayers = z.infer<typeof drillLayers>;
