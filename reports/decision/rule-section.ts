// The rule by which the run was decided, told where it is applied: in sentences, and number by number with what each rests on.
import { html } from 'hono/html';
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import { dataTable } from '../drawing/data-table.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import type { Section } from '../drawing/section.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { asStated } from '../words/quantity.ts';
import { pointsInWords } from './asked-in-words.ts';
import { ruleInWords } from './rule-in-words.ts';

export const ruleSection: Section<ResultsOfSignIns> = {
  id: 'rule',
  title: 'The rule of the decision',
  render: ({ run }) => {
    const { statement: rule } = run.rule;
    return html`${ruleInWords(rule).map((sentence) => html`<p>${keepTogether(sentence)}</p>`)}
${dataTable({
  caption: 'Its numbers, and what they rest on',
  columns: ['What', 'Number', 'Rests on'],
  rows: numbersOf(rule).map(({ what, number, of: { source, assumed, chosenBy } }) => [
    what,
    number,
    keepTogether(
      `${source ?? `Assumed: ${assumed ?? 'without a reason'}`}${chosenBy === undefined ? '' : ` (chosen by ${chosenBy})`}`,
    ),
  ]),
})}
<p>It was registered before the first attempt (SHA-256 ${run.rule.hash.slice(0, 12)}…). One of your own is a YAML file in a folder <code>decision-rules</code> beside the scenario, which names it: <code>rule: ours</code>.</p>`;
  },
};

interface Numbered {
  readonly what: string;
  readonly number: string;
  readonly of: {
    readonly source?: string | undefined;
    readonly assumed?: string | undefined;
    readonly chosenBy?: string | undefined;
  };
}

const share = (value: number) => asStated(value, 'proportion');
const per1000 = (value: number) => `${asStated(value, '')} per 1\u00a0000 needs`;

function numbersOf({ success, gain, registration, ownMethod, guardrails, levels }: DecisionRule): Numbered[] {
  return [
    { what: 'Loss of success per need that is allowed', number: pointsInWords(success.mayLose), of: success },
    { what: 'Needs met, at least', number: share(success.atLeast), of: success },
    { what: 'Gain in success', number: pointsInWords(gain.success), of: gain },
    { what: 'or in time to sign in', number: asStated(gain.time / 1_000, 's'), of: gain },
    { what: 'Passkeys registered by those who begin, at least', number: share(registration.atLeast), of: registration },
    { what: 'Where nobody can register', number: registration.nobody.toUpperCase(), of: registration },
    ...(ownMethod === undefined
      ? []
      : [{ what: 'Needs met without falling back, at least', number: share(ownMethod.atLeast), of: ownMethod }]),
    ...guardrails.flatMap((of) => [
      { what: `More ${of.inWords}: no GO beyond`, number: per1000(of.amendBeyond), of },
      { what: `More ${of.inWords}: STOP beyond`, number: per1000(of.stopBeyond), of },
    ]),
    { what: 'Share of the inputs for GO', number: share(levels.go), of: levels },
    { what: 'for AMEND', number: share(levels.amend), of: levels },
    { what: 'for STOP', number: share(levels.stop), of: levels },
    { what: 'Chance that a proposed pilot settles what is open', number: share(levels.settled), of: levels },
  ];
}
