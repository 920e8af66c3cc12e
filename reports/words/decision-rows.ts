// The decision for each persona on each arm that is compared, as a row of a table: what the page, the page for print and the terminal show
// first. A reason that several share is told once.
import type { DecisionWord, PersonaDecision } from '../results/persona-decision.ts';
import type { Compared } from '../results/arm-of-run.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { decisionWord } from './decision-word.ts';
import { listed } from './listed.ts';
import { boundsInWords, count, countOf, percent, quantity } from './quantity.ts';

export interface DecisionRow {
  /** Titles, as a reader knows them. */
  readonly persona: string;
  /** 0 to 1, of the people of the tenant. */
  readonly weight: number;
  /** The arm, and the one it is compared with, in the middle of a sentence. Absent: the run compares two arms alone. */
  readonly between?: Compared;
  readonly word: DecisionWord;
  /** "96.1 %": of the inputs that say so; of an open one "GO 62.5 %, AMEND 37.5 %". Absent: decided by the sample. */
  readonly ofInputs?: string;
  readonly why: string;
}

type Decided = Pick<ResultsOfSignIns, 'arms' | 'personas'>;

export function decisionRows({ arms, personas }: Decided): DecisionRow[] {
  const inSentence = (id: string) => arms.find((arm) => arm.id === id)?.inSentence ?? id;
  const told = new Map<string, string>();
  const goes = new Map<string, string>();
  return personas.flatMap(({ title, weight, decisions }) =>
    decisions.map((decision): DecisionRow => {
      const { arm, baseline, why } = decision;
      const first = told.get(why);
      if (first === undefined) told.set(why, title);
      const ofInputs = sharesInWords(decision);
      const alike = goAlike(decision);
      const firstAlike = alike === undefined ? undefined : goes.get(alike.reason);
      if (alike !== undefined && firstAlike === undefined) goes.set(alike.reason, title);
      return {
        persona: title,
        weight,
        ...(decisions.length === 1 ? {} : { between: { arm: inSentence(arm), baseline: inSentence(baseline) } }),
        word: decision.decision,
        ...(ofInputs === undefined ? {} : { ofInputs }),
        why:
          first !== undefined
            ? first === title
              ? 'As above.'
              : `As for ${first}.`
            : firstAlike !== undefined && alike !== undefined
              ? `As for ${firstAlike}, ${alike.figure}.`
              : inShort(why),
      };
    }),
  );
}

/** A GO whose reason is another's but for the numbers: what it rests on, and its own figure. Undefined: there is more to be said of it. */
function goAlike(decision: PersonaDecision): { readonly reason: string; readonly figure: string } | undefined {
  if (decision.basis !== 'inputs' || decision.decision !== 'go') return undefined;
  const { arm, baseline, settled, besideRun, why, figure } = decision;
  const { metric, of, margin, title, unit, centre, interval } = figure;
  if (!settled || besideRun !== undefined || centre === undefined || interval === undefined) return undefined;
  return {
    // All that is said, without its numbers.
    reason: JSON.stringify([arm, baseline, metric, of, margin, why.replaceAll(/[+\u2212-]?\d[\d.,\u00a0]*/g, '#')]),
    figure: `here ${title} ${quantity(centre, unit)} (inputs ${boundsInWords(interval, unit)})`,
  };
}

/** Sentences of a reason that stand in a table; what an open one would take to settle follows further down, where there is room. */
const sentencesShown = 2;

function inShort(why: string): string {
  return why
    .split(/(?<=[.?])\s(?=\p{Lu}|“)/u)
    .slice(0, sentencesShown)
    .join(' ');
}

function sharesInWords(decision: PersonaDecision): string | undefined {
  if (decision.basis === 'sample') return undefined;
  const { shares } = decision;
  if (decision.decision !== 'open')
    return percent(shares.find((each) => each.decision === decision.decision)?.share ?? 0);
  return shares.map((each) => `${decisionWord(each.decision)} ${percent(each.share)}`).join(', ');
}

/** Whether any decision is by the inputs: then figures are those of the many, and their doubt is that of the inputs. */
export function isDecidedByInputs({ personas }: Pick<ResultsOfSignIns, 'personas'>): boolean {
  return personas.some(({ decisions }) => decisions.some(({ basis }) => basis === 'inputs'));
}

/** Beyond so many, personas are counted and not named. */
const mostNamed = 5;
const spoken: readonly DecisionWord[] = ['go', 'amend', 'stop', 'open', 'no verdict'];

/** "GO for Contractor; OPEN for Information worker and Frontline worker." Of many personas, how many. Empty: nothing was compared. */
export function decisionSentence(results: Decided): string {
  const rows = decisionRows(results);
  if (rows.length === 0) return '';
  if (rows.every(({ word }) => word === 'no verdict')) return 'For no persona is there enough to decide on a rollout.';
  const named = rows.length <= mostNamed && rows.every(({ between }) => between === undefined);
  const parts = spoken.flatMap((word) => {
    const those = rows.filter((row) => row.word === word);
    if (those.length === 0) return [];
    return [
      `${decisionWord(word)} ${named ? `for ${listed(those.map(({ persona }) => persona))}` : `in ${count(those.length)}`}`,
    ];
  });
  return named ? `${parts.join('; ')}.` : `Of ${countOf(rows.length, 'decision')}: ${parts.join(', ')}.`;
}
