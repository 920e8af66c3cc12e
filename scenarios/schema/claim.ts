// A claim: who said what about which two ways to sign in, and in which setting. A file each in scenarios/claims, or in a folder `claims`
// beside a scenario. A run judges its statements where it was made for ("here"); where the file says how, they are also predicted where
// they were made ("there"). A figure of ours is named by its row of published.json, so that none stands twice.
import { z } from 'zod';
import { definition } from './attempt-definition.ts';
import { claimRange } from './claim-range.ts';
import { inUnit } from './in-unit.ts';

const row = z.string().describe('Id of a row of scenarios/evidence/published.json');

const asUnit = (about: string) => inUnit('as the statement says', about);

/** A row of ours, or a number of the claim's own. */
const figure = z
  .strictObject({
    row: row.optional().describe('Id of a row of scenarios/evidence/published.json. Absent: the figure stands here'),
    value: z
      .number()
      .min(0)
      .max(1e6)
      .optional()
      .meta(asUnit('The figure as it was published: shares 0 to 1, times in s. Absent: the row has it.')),
    halfStep: z
      .number()
      .positive()
      .max(1e6)
      .optional()
      .meta(asUnit('Half the step it was rounded to: of "95 %" 0.005. Absent: the row has it.')),
  })
  .refine(
    (written) =>
      written.row === undefined
        ? written.value !== undefined && written.halfStep !== undefined
        : written.value === undefined && written.halfStep === undefined,
    'expected either "row", or "value" with "halfStep"',
  );
export type WrittenFigure = z.infer<typeof figure>;

/** Ways to sign in that an arm of ours can be. */
export const comparators = ['password', 'password-and-code', 'legacy-mix'] as const;
export type Comparator = (typeof comparators)[number];

const way = {
  name: z.string().describe('What the report calls it: "code by text message"'),
  inSentence: z.string().describe('The same after "with": "the code"'),
};
export const passkeyWay = z.strictObject(way);
export const otherWay = z.strictObject({
  ...way,
  said: z.string().describe('What it was, in their words or close to them'),
  like: z
    .enum(comparators)
    .optional()
    .describe(
      'Which way of ours it is. password: alone. password-and-code: with a one-time code. legacy-mix: some people the one, some the other. Absent: none of these',
    ),
});

/** Does a part of their definition say what ours says? */
export const agreementsWithOurs = ['same', 'other', 'unclear'] as const;
const asOurs = z
  .enum(agreementsWithOurs)
  .describe(
    'Is that so in the tenant here too? same: yes. other: no, so the claim is not comparable there. unclear: cannot be told',
  );

const saidOf = (about: string) =>
  z
    .strictObject({ said: z.string().describe('As they say it'), asOurs })
    .optional()
    .describe(`${about}. Absent: not stated`);

/** The parts of an estimand that a statement can define; people and comparator stand beside them. */
export const saidEstimand = z.strictObject({
  start: saidOf('Where an attempt begins'),
  success: saidOf('What counts as success, or whose time it is'),
  fallback: saidOf('What becomes of attempts that end by another method'),
  giveUp: saidOf('What becomes of people who give up'),
  summary: saidOf('How the figures are summed up and compared'),
});
export type SaidEstimand = z.infer<typeof saidEstimand>;

export const statementMeasures = ['success', 'seconds', 'registration-success'] as const;
export type StatementMeasure = (typeof statementMeasures)[number];
export const timeSummaries = ['mean', 'median', 'not-stated'] as const;

const stated = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ratio').describe('"14 times": of shares passkey over other, of times other over passkey'),
    is: figure.describe('The ratio'),
  }),
  z.strictObject({
    kind: z.literal('cut').describe('"73 % less": so much of the time with the other way falls away'),
    is: figure.describe('The cut, in per cent'),
  }),
  z.strictObject({
    kind: z
      .literal('gain')
      .describe('"30 % more": so much higher is the share with passkeys, or the speed: of times 1.3 over 1'),
    is: figure.describe('The gain, in per cent'),
  }),
  z.strictObject({
    kind: z.literal('direction').describe('Only which of the two is faster'),
    row,
    ratio: z.enum(['above-1', 'below-1']).describe('Time with the other way over time with the passkey'),
  }),
]);

const prediction = z.strictObject({
  tier: z
    .int()
    .min(1)
    .max(4)
    .meta(
      inUnit(
        'ordinal, from 1',
        'How far a simulation can be held to it: 1 one named comparator with rate and time, 4 a ratio alone.',
      ),
    ),
  standIn: z.string().describe('What of our password + code stands for their other way'),
  setUp: z.string().describe('A scenario file, beside this one or one of the project’s: who signs in, with what'),
  people: z
    .string()
    .optional()
    .describe(
      'A file of ranges of parameters, beside this one or one of the project’s: how these people differ from those of human.yaml',
    ),
  ranges: z
    .array(claimRange)
    .default([])
    .describe('Further ranges, in place of the same ones in "people"; set before the first prediction, never tuned'),
  definitions: z
    .array(definition)
    .min(1)
    .describe('What an attempt can have been; the first is the one that is judged, fixed before the first prediction'),
  misses: z
    .array(
      z.strictObject({
        of: z.array(z.string()).min(1).describe('Ids of quantities: success-passkey, seconds-other, seconds-ratio, …'),
        believed: z.string().describe('Why we believe that the prediction does not hold what was published of them'),
      }),
    )
    .default([])
    .describe('What the prediction does not hold, and why we believe so. Written after it; it decides nothing'),
});
export type WrittenPrediction = z.infer<typeof prediction>;

const statement = z
  .strictObject({
    id: z
      .string()
      .describe("Id of the statement, by which scenarios name it: the file's, or the file's with more after a hyphen"),
    title: z.string().max(120).describe('The statement in a few words'),
    words: z.string().describe('What they say, in their words or close to them'),
    where: z.string().optional().describe('Where they say this one. Absent: as the source'),
    measure: z
      .enum(statementMeasures)
      .describe(
        'success: share of sign-ins that succeed. seconds: time to sign in. registration-success: share of people who register a passkey',
      ),
    summary: z
      .enum(timeSummaries)
      .optional()
      .describe('Of times: what was published; not-stated is predicted as a mean'),
    passkey: figure.optional().describe('Their figure with passkeys. Absent: not stated'),
    other: figure.optional().describe('Their figure with the other way. Absent: not stated'),
    otherWay: otherWay.optional().describe('The other way of this statement. Absent: as in `ways`'),
    stated: stated.optional().describe('What they make of the two figures, or state in place of them. Absent: nothing'),
    judgedBy: z
      .enum(['figures', 'stated'])
      .optional()
      .describe(
        'Where they state a ratio beside two figures: which of both a run is held against. Absent: there is one only',
      ),
    estimand: saidEstimand.prefault({}).describe('What their figures are of, as far as they say it'),
    prediction: prediction
      .optional()
      .describe('How the model predicts this one where it was made. Absent: as the claim says of all'),
  })
  .refine(({ measure, summary }) => (measure === 'seconds') === (summary !== undefined), {
    path: ['summary'],
    message: 'expected "summary" with seconds: mean, median or not-stated; and none with shares',
  })
  .refine(
    ({ measure, other, stated: makes }) =>
      measure !== 'registration-success' || (other === undefined && makes === undefined),
    {
      path: ['measure'],
      message: 'expected a figure of passkeys alone with registration-success, as nothing else is registered',
    },
  )
  .refine(
    ({ passkey, other, stated: makes }) =>
      makes === undefined ? passkey !== undefined : (passkey === undefined) === (other === undefined),
    {
      path: ['passkey'],
      message: 'expected a figure of passkeys, and of the other way where both are compared; or "stated" alone',
    },
  )
  .refine(({ measure, other, stated: makes }) => measure !== 'seconds' || other !== undefined || makes !== undefined, {
    path: ['other'],
    message: 'expected the time with the other way too: times are judged as a ratio',
  })
  .refine(
    ({ measure, passkey, stated: makes }) =>
      makes?.kind !== 'direction' || (measure === 'seconds' && passkey === undefined),
    {
      path: ['stated', 'kind'],
      message: 'expected "direction" only with seconds, and without figures',
    },
  )
  .refine(
    ({ passkey, stated: makes, judgedBy }) =>
      (passkey !== undefined && makes !== undefined) === (judgedBy !== undefined),
    {
      path: ['judgedBy'],
      message: 'expected "judgedBy" where both figures and "stated" are there, and only there',
    },
  );
export type Statement = z.infer<typeof statement>;

export const claimFile = z
  .strictObject({
    id: z.string().describe('Id of the claim; the name of its file'),
    title: z.string().max(120).describe('Who compared what, for the report'),
    source: z
      .strictObject({
        who: z.string().describe('Who says it'),
        where: z.string().describe('Where it was published, and when'),
        url: z
          .url({ protocol: /^https?$/, error: 'expected an address that begins with https:// or http://' })
          .describe('Address of that; http or https'),
        year: z.int().min(1990).max(2099).meta(inUnit('year', 'Of the publication.')),
      })
      .describe('Who published it, and where'),
    people: z
      .strictObject({
        said: z.string().describe('Who was counted, and how many, as far as is stated'),
        inShort: z.string().optional().describe('The same in a few words, for a sentence. Absent: as `said`'),
        asOurs,
      })
      .describe('Whom it is about'),
    attempt: z.string().optional().describe('How they define an attempt. Absent: not stated'),
    ways: z
      .strictObject({
        passkey: passkeyWay.describe('The way with passkeys'),
        other: otherWay.optional().describe('What it is compared with. Absent: nothing, or each statement says it'),
      })
      .describe('The two ways to sign in'),
    statements: z.array(statement).min(1).max(20).describe('What is said, one quantity each'),
    sameStudy: z
      .array(row)
      .default([])
      .describe('Further rows of the same study: a prediction may not rest on them either'),
    prediction: prediction
      .optional()
      .describe('How the model predicts it where it was made. Absent: it is only judged in the tenant of a run'),
  })
  .superRefine(({ id, ways, statements, prediction: predicted }, context) => {
    const report = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message: `expected ${message}` });
    for (const [index, one] of statements.entries()) {
      if (one.id !== id && !one.id.startsWith(`${id}-`))
        report(['statements', index, 'id'], `"${id}", or "${id}-" with more after it`);
      if (statements.findIndex((other) => other.id === one.id) < index)
        report(['statements', index, 'id'], 'an id that no other statement has');
      if (
        one.measure !== 'registration-success' &&
        (one.other ?? one.stated) !== undefined &&
        (one.otherWay ?? ways.other) === undefined
      )
        report(['statements', index, 'otherWay'], 'what passkeys are compared with, here or in "ways"');
      for (const side of ['passkey', 'other'] as const)
        if (one.measure !== 'seconds' && (one[side]?.value ?? 0) > 1)
          report(['statements', index, side, 'value'], 'a share from 0 to 1: of "97 %" 0.97');
      if (
        predicted !== undefined &&
        one.prediction === undefined &&
        statements.findIndex((other) => other.prediction === undefined && other.measure === one.measure) < index
      )
        report(['statements', index, 'measure'], 'each measure once where a prediction is made');
    }
  });
export type ClaimFile = z.infer<typeof claimFile>;
