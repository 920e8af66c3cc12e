// The rule of recovery, number by number, with what each rests on.
import { html } from 'hono/html';
import { dataTable } from '../../drawing/data-table.ts';
import { keepTogether } from '../../drawing/keep-together.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import type { RecoveryRule } from '../../../scenarios/schema/recovery-rule.ts';
import { asStated, differenceOfProportions, durationInWords, quantity } from '../../words/quantity.ts';
import { kindInSentence } from '../drill-words.ts';
import { perAttackUnit } from '../per-attack-unit.ts';

export const recoveryRuleSection: Section<ResultsOfDrill> = {
  id: 'rule',
  title: 'The rule of the decision',
  render: ({ run: { rule } }) => {
    const { statement } = rule;
    return html`<p>DO NOT where nobody gets back in, where too many more rightful people are lost than by today’s way, or where impostors of the kind that does best get in that much more often. Else ENABLE where every condition is kept, and KEEP EVALUATING where one is not. A word is said where enough of the plausible inputs say so, else it is KEEP EVALUATING; and what came too seldom to be sure of takes an ENABLE back.</p>
${dataTable({
  caption: 'Its numbers, and what they rest on',
  columns: ['What', 'Number', 'Rests on'],
  rows: numbersOf(statement).map(({ what, number, of: { source, assumed } }) => [
    what,
    number,
    keepTogether(source ?? `Assumed: ${assumed ?? 'without a reason'}`),
  ]),
})}
${statement.impostors.leftOut.length === 0 ? '' : html`<p>Not looked at by the rule, and shown all the same: ${statement.impostors.leftOut.map(({ kind, why }) => `${kindInSentence(kind)} (${why})`).join('; ')}.</p>`}
<p>“${statement.title}”, chosen by ${statement.chosenBy}. It was registered before the first attempt (SHA-256 ${rule.hash.slice(0, 12)}…). One of your own is a YAML file in a folder <code>recovery-rules</code> beside the scenario.</p>`;
  },
};

interface Numbered {
  readonly what: string;
  readonly number: string;
  readonly of: { readonly source?: string | undefined; readonly assumed?: string | undefined };
}

function numbersOf({ recovered, impostors, cost, time, levels }: RecoveryRule): Numbered[] {
  const share = (value: number) => asStated(value, 'proportion');
  const per1000 = (value: number) => quantity(value * 1_000, perAttackUnit);
  return [
    {
      what: 'Rightful people, fewer than by today’s way, at most',
      number: quantity(recovered.mayLose, differenceOfProportions).replace('+', ''),
      of: recovered,
    },
    { what: 'Rightful people back in, at least', number: share(recovered.atLeast), of: recovered },
    {
      what: 'Attacks that get in, more than by today’s way, at most',
      number: per1000(impostors.mayAdd),
      of: impostors,
    },
    { what: 'Attacks that get in, upper limit, at most', number: per1000(impostors.atMost), of: impostors },
    { what: 'Cost over that of today’s way, at most', number: quantity(cost.atMost, 'ratio'), of: cost },
    { what: 'Mean time, at most', number: durationInWords(time.atMost), of: time },
    { what: 'Mean time more than by today’s way, at most', number: durationInWords(time.mayAdd), of: time },
    { what: 'Share of the inputs for ENABLE', number: share(levels.enable), of: levels },
    { what: 'for DO NOT', number: share(levels.doNot), of: levels },
  ];
}
