// There, where it was made: what is kept of the model's prediction of a claim, judged figure by figure. A run only reads it.
import type { KeptPrediction, KeptQuantity } from '../../scenarios/schema/kept-prediction.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';
import type { ClaimThere, FigureThere } from '../results/claim-there.ts';
import { mayBeClaimed } from '../statistics/claims/claimed-range.ts';
import { narrowEnough, weakestWord, wordThere } from '../statistics/predictions/word-there.ts';
import { asStated, boundsInWords, quantity as inWords, threeDigits } from '../words/quantity.ts';

type RegisteredClaim = Manifest['claims'][number];

/** Of the intervals that are kept. */
const level = 0.9;

const whyAbsent: Readonly<Record<Extract<ClaimThere, { kind: 'absent' }>['code'], string>> = {
  'no-setting': 'Its file does not say in which setting the model could predict it.',
  'not-predicted-yet':
    'It says in which setting, but no prediction was kept when the run began: `passkey-pilot validate --keep` makes one.',
  'out-of-date':
    'Setting or model have changed since it was predicted: `passkey-pilot validate --keep` predicts it again.',
  'not-held-out': 'What the prediction would use rests on the study itself, so it would be none.',
  'too-few-values': 'The model hardly ever gives such a figure.',
};

export function claimThere({ prediction, unpredicted, statement }: RegisteredClaim): ClaimThere {
  if (prediction === undefined) return absent(unpredicted ?? 'not-predicted-yet');
  const stated = prediction.quantities.filter(
    (quantity) => quantity.stated && quantity.measure.startsWith(statement.measure),
  );
  const figures = stated.flatMap((quantity) => figureThere(quantity, prediction) ?? []);
  const word = weakestWord(figures.map((figure) => figure.word));
  if (word === undefined || figures.length < stated.length) return absent('too-few-values');
  const { setting, firstPredictedOn, revisedOn } = prediction;
  return {
    kind: 'predicted',
    word,
    why: whyInWords(
      word,
      stated.flatMap((quantity, index) => {
        const figure = figures[index];
        return figure === undefined ? [] : [{ quantity, figure }];
      }),
    ),
    figures,
    setting: { ...setting, attempt: judgedIn(stated, prediction) },
    firstPredictedOn,
    ...(revisedOn === undefined ? {} : { revisedOn }),
  };
}

function absent(code: keyof typeof whyAbsent): ClaimThere {
  return { kind: 'absent', code, why: whyAbsent[code] };
}

/** undefined: a direction alone, or too few draws gave a value. */
function figureThere(
  { id, title, unit, measure, value, least, most, predictions }: KeptQuantity,
  { definitions }: KeptPrediction,
): FigureThere | undefined {
  const [judged] = predictions;
  if (judged === undefined || value === undefined || least === undefined || most === undefined) return undefined;
  const { median, lower, upper } = judged;
  const word = wordThere(measure, judged, { least, most });
  const fitting = new Set(
    predictions
      .filter((other) => other !== judged && mayBeClaimed(other, { least, most }))
      .map(({ definition }) => definition),
  );
  return {
    quantity: id,
    title,
    unit,
    published: { value, least, most },
    predicted: { median, lower, upper, level },
    word,
    ...(word === 'not explained' ? { off: value < lower ? lower - most : least - upper } : {}),
    fitsUnder: definitions.flatMap((one) => (fitting.has(one.id) ? [one.title] : [])),
  };
}

/** The definition that the first of these figures is judged under. */
function judgedIn([figure]: readonly KeptQuantity[], { setting, definitions }: KeptPrediction): string {
  const judged = figure?.predictions[0]?.definition;
  return definitions.find(({ id }) => id === judged)?.title ?? setting.attempt;
}

interface Told {
  readonly quantity: KeptQuantity;
  readonly figure: FigureThere;
}

function whyInWords(word: FigureThere['word'], figures: readonly Told[]): string {
  const deciding = figures.filter(({ figure }) => figure.word === word);
  switch (word) {
    case 'reproduced':
      return `${listed(deciding.map(({ figure }) => `${figureStated(figure)} lies within ${interval(figure)}`))}.`;
    case 'plausible':
      return [...Map.groupBy(deciding, ({ quantity }) => widthInWords(quantity))]
        .map(
          ([width, same]) =>
            `${listed(same.map(({ figure }) => `${figureStated(figure)} lies within ${interval(figure)}`))}, which leaves more open than ${width}.`,
        )
        .join(' ');
    case 'not explained':
      return missesInWords(deciding.map(({ figure }) => figure));
  }
}

/** Figures that one reading would explain, or none, stand in one sentence. */
function missesInWords(figures: readonly FigureThere[]): string {
  return [...Map.groupBy(figures, ({ fitsUnder }) => fitsUnder[0])]
    .map(([reading, same]) => {
      const fit =
        reading === undefined
          ? `no reading of “attempt” that was tried explains ${same.length === 1 ? 'it' : 'them'}`
          : `${same.length === 1 ? 'it' : 'they'} would fit if this is what was counted: ${lowerFirst(reading)}`;
      return `${listed(same.map(missInWords))}; ${fit}.`;
    })
    .join(' ');
}

function missInWords(figure: FigureThere): string {
  const side = figure.published.value < figure.predicted.lower ? 'below' : 'above';
  return `${figureStated(figure)} lies ${distance(figure)} ${side} the predicted ${interval(figure)}`;
}

function figureStated({ published: { value }, unit }: FigureThere): string {
  return unit === 'ratio' && !Number.isInteger(value * 10) ? inWords(value, unit) : asStated(value, unit);
}

const interval = ({ predicted, unit }: FigureThere) => boundsInWords(predicted, unit);

function distance({ off = 0, unit }: FigureThere): string {
  if (unit === 's') return inWords(off, 's');
  return unit === 'ratio' ? threeDigits(off) : `${threeDigits(off * 100)}\u00a0points`;
}

function widthInWords({ measure }: KeptQuantity): string {
  const { kind, most } = narrowEnough[measure];
  return kind === 'points' ? `${most * 100}\u00a0points` : `a factor of ${most}`;
}

const listed = (parts: readonly string[]) => new Intl.ListFormat('en-GB').format(parts);
const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
