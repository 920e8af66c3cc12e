// A statement of a claim file with what the file says of all of them and with its figures in place: what a run registers before its first
// attempt, and is judged by afterwards whatever has become of the file.
import { z } from 'zod';
import {
  agreementsWithOurs,
  comparators,
  saidEstimand,
  statementMeasures,
  timeSummaries,
  type ClaimFile,
  type Statement,
  type WrittenFigure,
} from './claim.ts';
import { evidenceLevels, type PublishedFigure } from './evidence.ts';
import { inUnit } from './in-unit.ts';

const inMeasure = (about: string) => inUnit('as `measure` says', about);

const statedFigure = z.object({
  value: z.number().meta(inMeasure('As published: shares 0 to 1, times in s, cuts and gains in per cent.')),
  halfStep: z.number().meta(inMeasure('Half the step it was rounded to.')),
  row: z.string().optional().describe("Id of its row in published.json. Absent: the claim's own number"),
  level: z
    .enum(evidenceLevels)
    .optional()
    .describe('How far the row was checked: P primary text read, S secondary copy, M from memory. Absent: no row'),
});
export type StatedFigure = z.infer<typeof statedFigure>;

const name = z.string().describe('What the report calls it');
const inSentence = z.string().describe('The same after "with"');

const stated = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ratio').describe('In favour of passkeys'), is: statedFigure.describe('The ratio') }),
  z.object({
    kind: z.literal('gain').describe('So much more success or speed'),
    is: statedFigure.describe('The gain, in per cent'),
  }),
  z.object({ kind: z.literal('cut').describe('So much less time'), is: statedFigure.describe('The cut, in per cent') }),
  z.object({
    kind: z.literal('direction').describe('Only which is faster'),
    row: z.string().describe('Id of its row in published.json'),
    ratio: z.enum(['above-1', 'below-1']).describe('Time with the other way over time with the passkey'),
  }),
]);
export type StatedInWords = z.infer<typeof stated>;

export const statedClaim = z.object({
  id: z.string().describe('Id of the statement'),
  file: z.string().describe('Id of the claim it is of, which is the name of its file'),
  title: z.string().describe('The statement in a few words'),
  words: z.string().describe('What they say'),
  who: z.string().describe('Who says it'),
  where: z.string().describe('Where it was published'),
  url: z.string().describe('Address of that'),
  year: z.int().meta(inUnit('year', 'Of the publication.')),
  people: z
    .object({
      said: z.string().describe('Whom it is about'),
      inShort: z.string().describe('The same in a few words'),
      asOurs: z.enum(agreementsWithOurs).describe('same, other or unclear: are they people such as in a tenant here?'),
    })
    .describe('Whom it is about'),
  measure: z.enum(statementMeasures).describe('What quantity it is about'),
  summary: z.enum(timeSummaries).optional().describe('Of times: what was published. Absent: not about times'),
  passkey: z
    .object({ name, inSentence, figure: statedFigure.optional().describe('Absent: not stated') })
    .describe('The way with passkeys'),
  other: z
    .object({
      name,
      inSentence,
      said: z.string().describe('What it was, in their words'),
      like: z.enum(comparators).optional().describe('Which way of ours it is. Absent: none'),
      figure: statedFigure.optional().describe('Absent: not stated'),
    })
    .optional()
    .describe('What it is compared with. Absent: nothing'),
  stated: stated.optional().describe('What they make of the figures, or state in place of them. Absent: nothing'),
  judgedBy: z.enum(['figures', 'stated']).optional().describe('Absent: they state either figures or a ratio, not both'),
  estimand: saidEstimand.describe('What their figures are of, as far as they say it'),
});
export type StatedClaim = Readonly<z.infer<typeof statedClaim>>;

/** Of every statement, in the order of the file. @param published rows by id; every row that the file names must be there, with a number. */
export function statedClaims(file: ClaimFile, published: ReadonlyMap<string, PublishedFigure>): StatedClaim[] {
  return file.statements.map((statement) => statedClaimOf(file, statement, published));
}

function statedClaimOf(
  { id: file, source, people, ways }: ClaimFile,
  {
    passkey,
    other,
    otherWay = ways.other,
    stated: makes,
    where = source.where,
    prediction: _setting,
    ...statement
  }: Statement,
  published: ReadonlyMap<string, PublishedFigure>,
): StatedClaim {
  const read = (written: WrittenFigure) => figureOf(written, published);
  const figure = (written: WrittenFigure | undefined) => (written === undefined ? {} : { figure: read(written) });
  const { who, url, year } = source;
  return {
    ...statement,
    file,
    who,
    where,
    url,
    year,
    people: { ...people, inShort: people.inShort ?? people.said },
    passkey: { ...ways.passkey, ...figure(passkey) },
    ...(otherWay === undefined || statement.measure === 'registration-success'
      ? {}
      : { other: { ...otherWay, ...figure(other) } }),
    ...(makes === undefined ? {} : { stated: makes.kind === 'direction' ? makes : { ...makes, is: read(makes.is) } }),
  };
}

function figureOf(
  { row, value, halfStep }: WrittenFigure,
  published: ReadonlyMap<string, PublishedFigure>,
): StatedFigure {
  if (row === undefined) return { value: value ?? Number.NaN, halfStep: halfStep ?? Number.NaN };
  const { central, half_step: halfStepOfRow, evidence_level: level } = published.get(row) ?? {};
  return {
    row,
    value: Number(central),
    halfStep: halfStepOfRow ?? Number.NaN,
    ...(level === undefined ? {} : { level }),
  };
}

/** Every row that a claim is of, with where it stands in its file. */
export function rowsOf(file: ClaimFile): { readonly path: (string | number)[]; readonly row: string }[] {
  return [
    ...file.statements.flatMap(({ passkey, other, stated: makes }, index) =>
      [
        { path: ['passkey', 'row'], row: passkey?.row },
        { path: ['other', 'row'], row: other?.row },
        ...(makes === undefined
          ? []
          : makes.kind === 'direction'
            ? [{ path: ['stated', 'row'], row: makes.row }]
            : [{ path: ['stated', 'is', 'row'], row: makes.is.row }]),
      ].flatMap(({ path, row }) => (row === undefined ? [] : [{ path: ['statements', index, ...path], row }])),
    ),
    ...file.sameStudy.map((row, index) => ({ path: ['sameStudy', index], row })),
  ];
}
