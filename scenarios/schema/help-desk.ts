// What a help desk asks for before it gives somebody a pass, and when it can be called.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';

/** questions: what only the person should know. call-back: to the number on file. manager: vouches. video: face against the picture on file. */
export const deskProofs = ['questions', 'call-back', 'manager', 'video'] as const;
export type DeskProof = (typeof deskProofs)[number];

/** What a caller gives for a proof that is asked for. What it is held against, and what suffices, is the desk's affair. */
export type DeskAnswer =
  /** Right answers to so many questions. */
  | { readonly proof: 'questions'; readonly right: number; readonly asked: number }
  /** Whether the call back to the number on file reached the caller. */
  | { readonly proof: 'call-back'; readonly reached: boolean }
  | { readonly proof: 'manager'; readonly vouches: boolean }
  /** Whether whoever looked took the face for that of the picture on file. */
  | { readonly proof: 'video'; readonly takenForOwner: boolean };

/** Proofs that are asked for, one after the other. */
export const deskProcedure = z
  .array(z.enum(deskProofs))
  .min(1, 'expected at least one proof')
  .max(deskProofs.length)
  .refine((asked) => new Set(asked).size === asked.length, 'expected each proof once');

const hour = (about: string) => z.number().min(0).max(24).meta(inUnit('h', about));

export const helpDesk = z
  .strictObject({
    procedure: deskProcedure
      .default(['questions'])
      .describe('Proofs that are asked for, in this order; all of them must hold'),
    questions: z
      .int()
      .min(1)
      .max(20)
      .default(3)
      .meta(inUnit('count of questions', 'That are asked where questions are a proof. Assumed.')),
    questionsRight: z
      .int()
      .min(1)
      .max(20)
      .default(3)
      .meta(inUnit('count of questions', 'That must be answered right. Assumed: all of three.')),
    opensAt: hour('Of the day in UTC, from which calls are answered. Assumed: always.').default(0),
    closesAt: hour('Of the day in UTC, from which they are answered no longer.').default(24),
  })
  .refine(({ questions, questionsRight }) => questionsRight <= questions, {
    path: ['questionsRight'],
    message: 'expected "questionsRight" at or below "questions"',
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, {
    path: ['closesAt'],
    message: 'expected "closesAt" above "opensAt"',
  });
export type HelpDesk = z.output<typeof helpDesk>;
