// What of a claim is predicted where it was made: of each statement the figure of either way, then their difference or ratio.
import type { Definition } from './attempt-definition.ts';
import type { timeSummaries } from './claim.ts';
import type { StatedClaim, StatedFigure, StatedInWords } from './stated-claim.ts';

export const comparedMeasures = [
  'success',
  'seconds',
  'registration-success',
  'success-difference',
  'success-ratio',
  'seconds-ratio',
] as const;
export type ComparedMeasure = (typeof comparedMeasures)[number];

export type PublishedQuantity =
  | { readonly kind: 'figure'; readonly of: readonly [StatedFigure] }
  /** The first less the second. */
  | { readonly kind: 'difference'; readonly of: readonly [StatedFigure, StatedFigure] }
  /** The first over the second. */
  | { readonly kind: 'quotient'; readonly of: readonly [StatedFigure, StatedFigure] }
  | StatedInWords;

export interface ComparedQuantity {
  readonly id: string;
  readonly title: string;
  readonly measure: ComparedMeasure;
  /** Of figures of one way: whose. */
  readonly arm?: 'passkey' | 'other';
  /** Of times. */
  readonly summary?: (typeof timeSummaries)[number];
  readonly published: PublishedQuantity;
}

/** What a prediction is asked for. */
export interface Compared {
  /** Ids of the two arms of the set-up. */
  readonly arms: { readonly passkey: string; readonly other: string };
  readonly definitions: readonly Definition[];
  readonly quantities: readonly ComparedQuantity[];
}

/** Rows of published.json that a quantity is made of. */
export function rowsOfQuantity(published: PublishedQuantity): string[] {
  if (published.kind === 'direction') return [published.row];
  return ('of' in published ? published.of : [published.is]).flatMap(({ row }) => row ?? []);
}

export function comparedQuantities(claims: readonly StatedClaim[]): ComparedQuantity[] {
  return claims.flatMap((claim) => {
    switch (claim.measure) {
      case 'success':
        return [...figuresOf(claim, 'success', 'Success'), ...difference(claim), ...ratioOfSuccess(claim)];
      case 'seconds':
        return [...figuresOf(claim, 'seconds', 'Time'), ...ratio(claim)];
      case 'registration-success':
        return figuresOf(claim, 'registration-success', 'Registration');
    }
  });
}

function figuresOf(
  { passkey, other, summary }: StatedClaim,
  measure: 'success' | 'seconds' | 'registration-success',
  noun: string,
): ComparedQuantity[] {
  return (
    [
      ['passkey', passkey],
      ['other', other],
    ] as const
  ).flatMap(([arm, way]) =>
    way?.figure === undefined
      ? []
      : [
          {
            id: `${measure}-${arm}`,
            title: `${noun}, ${way.name}`,
            measure,
            arm,
            ...(summary === undefined ? {} : { summary }),
            published: { kind: 'figure', of: [way.figure] },
          },
        ],
  );
}

function difference({ passkey, other }: StatedClaim): ComparedQuantity[] {
  return passkey.figure === undefined || other?.figure === undefined
    ? []
    : [
        {
          id: 'success-difference',
          title: 'Difference in success',
          measure: 'success-difference',
          published: { kind: 'difference', of: [passkey.figure, other.figure] },
        },
      ];
}

/** Of a ratio alone: where both shares are stated, their difference says the same. */
function ratioOfSuccess({ passkey, other, stated }: StatedClaim): ComparedQuantity[] {
  return stated === undefined ||
    (stated.kind !== 'ratio' && stated.kind !== 'gain') ||
    passkey.figure !== undefined ||
    other === undefined
    ? []
    : [
        {
          id: 'success-ratio',
          title: `Success with ${passkey.inSentence} over success with ${other.inSentence}`,
          measure: 'success-ratio',
          published: stated,
        },
      ];
}

/** The one they state where the claim is judged by it, else that of the two figures. */
function ratio({ passkey, other, stated, summary, judgedBy }: StatedClaim): ComparedQuantity[] {
  const published: PublishedQuantity | undefined =
    passkey.figure === undefined || other?.figure === undefined || judgedBy === 'stated'
      ? stated
      : { kind: 'quotient', of: [other.figure, passkey.figure] };
  return published === undefined || other === undefined
    ? []
    : [
        {
          id: 'seconds-ratio',
          title: `Time with ${other.inSentence} over time with ${passkey.inSentence}`,
          measure: 'seconds-ratio',
          ...(summary === undefined ? {} : { summary }),
          published,
        },
      ];
}
