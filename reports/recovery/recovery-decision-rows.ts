// The decision for each persona on each way that is compared, as a row: what the page and the terminal show first. A reason that several share
// is told once.
import type { RecoveryDecision, RecoveryWord } from '../results/recovery-decision.ts';
import type { ResultsOfDrill } from '../results/results.ts';
import { listed } from '../words/listed.ts';
import { percent } from '../words/quantity.ts';
import { recoveryWord } from './drill-words.ts';

export interface RecoveryDecisionRow {
  readonly persona: string;
  /** 0 to 1, of the people of the tenant. */
  readonly weight: number;
  /** Both ways in the middle of a sentence. Absent: the run compares two alone. */
  readonly between?: string;
  readonly word: RecoveryWord;
  /** "91.0 %", or "ENABLE 79.7 %" where inputs disagree: the most frequent word, then the others. Absent: no points. */
  readonly ofInputs?: readonly [most: string, ...others: string[]];
  readonly why: string;
}

export function recoveryDecisionRows({
  arms,
  recovery: { decisions },
}: Pick<ResultsOfDrill, 'arms' | 'recovery'>): RecoveryDecisionRow[] {
  const inSentence = (id: string) => arms.find((arm) => arm.id === id)?.inSentence ?? id;
  const several = new Set(decisions.map(({ arm }) => arm)).size > 1;
  const told = new Map<string, string>();
  return decisions.map((decision): RecoveryDecisionRow => {
    const { title, weight, arm, baseline, decision: word, why } = decision;
    const first = told.get(why);
    if (first === undefined) told.set(why, title);
    const ofInputs = sharesInWords(decision);
    return {
      persona: title,
      weight,
      ...(several ? { between: `${inSentence(arm)} against ${inSentence(baseline)}` } : {}),
      word,
      ...(ofInputs === undefined ? {} : { ofInputs }),
      why: first === undefined ? why : first === title ? 'As above.' : `As for ${first}.`,
    };
  });
}

function sharesInWords({ decision, shares }: RecoveryDecision): RecoveryDecisionRow['ofInputs'] {
  const [first, ...others] = shares;
  if (first === undefined) return undefined;
  const told = (each: RecoveryDecision['shares'][number]) => `${recoveryWord(each.decision)} ${percent(each.share)}`;
  return others.length === 0 && first.decision === decision
    ? [percent(first.share)]
    : [told(first), ...others.map(told)];
}

/** "ENABLE for Contractor; DO NOT for Information worker." Empty: nothing is compared. */
export function recoveryDecisionSentence(results: Pick<ResultsOfDrill, 'arms' | 'recovery'>): string {
  const rows = recoveryDecisionRows(results);
  const words = [...Map.groupBy(rows, ({ word }) => word)].map(
    ([word, those]) =>
      `${recoveryWord(word)} for ${listed(those.map(({ persona, between }) => (between === undefined ? persona : `${persona} (${between})`)))}`,
  );
  return words.length === 0 ? '' : `${words.join('; ')}.`;
}
