// What a caller hears of the help desk: the next proof, a pass that is read out, or why there is none.
import { z } from 'zod';
import { deskProofs } from '../../../scenarios/schema/help-desk.ts';

export const deskReply = z.union([
  z.strictObject({ call: z.string(), asksFor: z.enum(deskProofs) }),
  z.strictObject({ pass: z.string() }),
  z.strictObject({ code: z.string() }),
]);
export type DeskReply = z.infer<typeof deskReply>;
