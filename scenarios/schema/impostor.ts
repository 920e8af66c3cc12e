// Somebody who says that they have lost another person's passkeys, as causes: what they bring before a camera, what they know and control,
// and what a try costs them. What becomes of it is decided by the verifier, the site and the help desk's procedure.
//
// Nothing stops who can issue passes: they issue one by their own rights, and only the audit log says so.
import { z } from 'zod';
import { currency } from './currency.ts';
import { figure } from './figure.ts';

const oddsFactor = (about: string) => figure('ratio', about, 0, 10_000);

export const impostor = z
  .strictObject({
    id: z.string().describe('Id of the impostor; the name of its file'),
    title: z.string().describe('What the report calls it'),
    description: z.string().describe('What they do, and what of it is published'),
    document: z
      .enum(['none', 'genuine', 'forged'])
      .describe(
        "What they hold: genuine, the victim's own; forged, one in the victim's name with the impostor's own portrait",
      ),
    face: z
      .enum(['own', 'look-alike', 'print', 'replay', 'injected'])
      .describe(
        "What comes before the camera: own; look-alike, their own that is like the victim's; or the victim's, as a print, replayed from a screen, or injected behind the camera",
      ),
    knows: oddsFactor('On the odds of impostor-knows-answer: how much more they have found out than any impostor.'),
    onVideo: oddsFactor('On the odds of impostor-accepted-on-video: how well they pass in a call.'),
    controls: z
      .array(z.enum(['mailbox', 'telephone-number', 'passes']))
      .max(3)
      .refine((list) => new Set(list).size === list.length, 'expected each once')
      .describe(
        "What is in their hands: the victim's mailbox; the victim's telephone number, at which a call back reaches them; passes, which they issue by their own rights",
      ),
    pushes: z.boolean().describe('They press the agent to let a proof go (agent-waives-under-pressure)'),
    tries: z
      .strictObject({
        atMost: figure('count of tries', 'At one account, until they leave it.', 1, 100)
          .refine(({ value, low, high }) => [value, low, high].every(Number.isInteger), 'expected whole numbers')
          .describe('How many at one account, until they leave it'),
        pause: figure('h', 'Between two tries.', 0, 8_760),
      })
      .describe('How often they come back'),
    effort: figure('h', 'Their own work for one try.', 0, 10_000),
    price: z
      .strictObject({
        currency: currency.describe('ISO 4217 code of the price'),
        attack: figure('as `currency` says', 'Paid once for an attack on one account, whatever comes of it.', 0, 1e6),
      })
      .describe('What they buy'),
  })
  .refine(
    ({ document, face }) => document !== 'forged' || face === 'own',
    'expected "face: own" with a forged document, whose portrait is the impostor’s',
  );
export type Impostor = z.infer<typeof impostor>;
