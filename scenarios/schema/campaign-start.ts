// What a tenant goes through around a deadline, and what it would have gone through had a campaign begun in another week.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { inCurrency } from './currency.ts';

const atDesk = z.object({
  tickets: z.number().meta(inUnit('count of tickets', 'Opened.')),
  meanWaitMs: z
    .number()
    .optional()
    .meta(inUnit('ms', 'From call to an agent by the clock, mean. Absent: nobody called.')),
  longestWaitMs: z.number().meta(inUnit('ms', 'The longest of these waits.')),
  lostMs: z.number().meta(inUnit('ms', 'Working time that people lost, by signing in, registering and the help desk.')),
  cost: z.number().meta(inUnit(inCurrency, 'All of it, at the prices of the scenario.')),
});
export type AtDesk = z.infer<typeof atDesk>;

export const aroundDeadline = z.object({
  personas: z
    .array(
      z.object({
        persona: z.string().describe('Persona id'),
        people: z.int().meta(inUnit('count of people', 'There at the end of the week of the deadline.')),
        holders: z
          .number()
          .meta(
            inUnit('count of people', 'With text messages as second factor on that morning, whatever else they have.'),
          ),
        alone: z.number().meta(inUnit('count of people', 'Of those: without a passkey.')),
      }),
    )
    .describe('Who is hit by it: the personas that it is of, and no other'),
  week: atDesk.describe('The week of the timeline that the deadline lies in'),
  month: atDesk.describe('Four weeks of the timeline from that on, as far as it goes'),
  inAll: atDesk.describe('The whole time of the rollout'),
});
export type AroundDeadline = z.infer<typeof aroundDeadline>;

export const campaignStart = z.object({
  weeksBefore: z.int().meta(inUnit('count of weeks', 'From the first day on which people are asked to the deadline.')),
  startsOn: z.iso.date().describe('That first day'),
  attempts: z.int().meta(inUnit('count of attempts', 'Lived step by step.')),
  around: aroundDeadline.describe('Of the tenant with that campaign; the one that does nothing is the same for all'),
});
export type CampaignStart = z.infer<typeof campaignStart>;

export const endOfTexts = z.object({
  id: z.string().describe('Id of the deadline'),
  title: z.string().describe('What ends'),
  on: z.iso.date().describe('The first day without it'),
  of: z.string().describe('For whom'),
  source: z.string().describe('Who says so, and where'),
  url: z.string().describe('Address of that'),
  personas: z.array(z.string()).describe('Persona ids that it is of here'),
});
export type EndOfTexts = z.infer<typeof endOfTexts>;
