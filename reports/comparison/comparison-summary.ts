// The paragraph on top: whether the two runs may be compared, what differs, what came out, how the decisions fare.
import { listed } from '../words/listed.ts';
import { countOf } from '../words/quantity.ts';
import { type Comparison, settingGroups } from './comparison.ts';
import { decisionBases } from './decision-bases.ts';
import { differenceInWords, isClear, leadingFigures, whoseInWords } from './comparison-words.ts';

const settingsInSentence = 3;
const figuresInSentence = 4;
const turnedInSentence = 3;

export function comparisonSummary(comparison: Omit<Comparison, 'summary'>): string {
  const { whyNot } = comparison;
  return [
    ...(whyNot.length === 0
      ? []
      : [
          `These runs may not be compared, and every figure is marked ≠: ${whyNot.map(({ sentence }) => sentence).join(' ')}`,
        ]),
    comparisonFindings(comparison),
  ].join(' ');
}

/** Without whether they may be compared. */
export function comparisonFindings(comparison: Omit<Comparison, 'summary'>): string {
  const { people, leftOut } = comparison;
  return [
    settingsSentence(comparison),
    figuresSentence(comparison),
    people,
    judgedSentence(comparison),
    ...(leftOut.length === 0 ? [] : [`Left out: ${leftOut.join(' ')}`]),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Programs and machines are told in the table: they matter to times only. */
const asides: ReadonlySet<keyof typeof settingGroups> = new Set(['version', 'machine', 'departure', 'seed', 'fault']);

function settingsSentence({ settings }: Pick<Comparison, 'settings'>): string {
  if (settings.length === 0) return 'Nothing that is written down differs between A and B.';
  const named = settings.filter(({ group }) => !asides.has(group));
  const others = [
    ...new Set(settings.filter(({ group }) => asides.has(group)).map(({ group }) => settingGroups[group])),
  ];
  const words = named
    .slice(0, settingsInSentence)
    .map(({ what, a, b }) => `${what} (${a ?? 'not set'} in A, ${b ?? 'not set'} in B)`);
  const more = named.length - words.length;
  return `Between A and B ${named.length === 0 ? 'no setting differs' : `${countOf(named.length, 'setting')} ${named.length === 1 ? 'differs' : 'differ'}: ${words.join('; ')}${more > 0 ? `; and ${countOf(more, 'other')}` : ''}`}${others.length === 0 ? '' : `${named.length === 0 ? ', but there are differences of' : '; beside these, differences of'}: ${listed(others.map((each) => each.toLowerCase()))}`}.`;
}

function figuresSentence(comparison: Omit<Comparison, 'summary'>): string {
  const leading = leadingFigures(comparison);
  const titleOf = (id: string) => comparison.metrics.find((metric) => metric.id === id)?.title ?? id;
  // What an arm has over another says the most where there is one.
  const contrasts = leading.filter(({ baseline }) => baseline !== undefined);
  const words = (contrasts.length === 0 ? leading : contrasts).slice(0, figuresInSentence).map((figure) => {
    const whose = whoseInWords(figure, comparison.arms);
    return `${titleOf(figure.metric)}${whose === '' ? '' : `, ${whose}`}: ${differenceInWords(figure)}`;
  });
  const clear = leading.filter(isClear).length;
  return words.length === 0
    ? ''
    : `B against A: ${words.join('; ')}. Of ${countOf(leading.length, 'leading figure')} ${clear === 0 ? 'none differs' : `${clear} ${clear === 1 ? 'differs' : 'differ'}`} clearly (95 % interval).`;
}

function judgedSentence({ decisions, claims, gates }: Omit<Comparison, 'summary'>): string {
  const told = [
    turned(decisions, 'decision', ({ title, a, b }) => `${title} ${a ?? 'none'} → ${b ?? 'none'}`),
    decisionBases(decisions),
    turned(
      claims,
      'verdict on a claim',
      ({ title, a, b }) => `${title} ${a ?? 'none'} → ${b ?? 'none'}`,
      'verdicts on claims',
    ),
    turned(gates, 'gate', ({ gate }) => gate),
  ].filter((each) => each !== '');
  return told.join(' ');
}

function turned<T extends { readonly same: boolean }>(
  all: readonly T[],
  one: string,
  words: (each: T) => string,
  several = `${one}s`,
): string {
  if (all.length === 0) return '';
  const others = all.filter(({ same }) => !same);
  return others.length === 0
    ? `${all.length === 1 ? `The ${one} is` : `All ${countOf(all.length, one, several)} are`} the same.`
    : `Of ${countOf(all.length, one, several)} ${others.length} ${others.length === 1 ? 'is' : 'are'} not the same: ${others.slice(0, turnedInSentence).map(words).join('; ')}${others.length > turnedInSentence ? '; and more' : ''}.`;
}
