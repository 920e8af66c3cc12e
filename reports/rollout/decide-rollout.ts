// GO, AMEND, STOP or OPEN for a rollout: each persona by its own figures against those of the same people with nothing done, and all of it.
import type { RolloutRule, RolloutWord } from '../../scenarios/schema/rollout-rule.ts';
import type { RolloutDecision, TenantResults } from '../results/tenant-results.ts';
import { asStated, count, countOf, percent, quantity } from '../words/quantity.ts';
import { figuresOfPersonas, type PersonaFigures } from './figures-of-personas.ts';

type Figures = Omit<PersonaFigures, 'persona' | 'tenant'>;

interface Both {
  readonly rollout: Figures;
  readonly nothing: Figures;
  /** Of the project, where it is charged. */
  readonly project: number;
}

const hourMs = 3_600_000;

/** What of the rule is not kept, each its own reason; the others are no conditions of the rule, but why nothing can be said. */
export type RolloutCondition =
  | 'people'
  | 'invited'
  | 'needs'
  | 'needs-met'
  | 'tickets'
  | 'waiting'
  | 'enrolled'
  | 'cost'
  | 'persona-stopped';

interface Missed {
  readonly condition: RolloutCondition;
  readonly inWords: string;
}

/** The word with what it misses; of one that misses nothing the reason says so. */
export interface RolloutVerdict {
  readonly persona?: string;
  readonly word: RolloutWord;
  readonly missed: readonly Missed[];
  readonly reasons: string[];
}

/** The whole first, then persona by persona. */
export function decideRollout(timeline: TenantResults, rule: RolloutRule): RolloutDecision[] {
  const project = (timeline.projectCosts ?? []).reduce((sum, { amount }) => sum + amount, 0);
  return verdictsOn(figuresOfPersonas(timeline), project, rule).map(({ persona, word, reasons }) =>
    Object.assign(persona === undefined ? {} : { persona }, { word, reasons }),
  );
}

/** @param project what it costs, charged to the whole alone. */
export function verdictsOn(figures: readonly PersonaFigures[], project: number, rule: RolloutRule): RolloutVerdict[] {
  const personas = [...new Set(figures.map(({ persona }) => persona))];
  const of = (tenant: PersonaFigures['tenant'], persona?: string) =>
    figures.filter((each) => each.tenant === tenant && (persona === undefined || each.persona === persona));
  const both = (persona?: string): Both => ({
    rollout: together(of('rollout', persona)),
    nothing: together(of('nothing', persona)),
    project: persona === undefined ? project : 0,
  });
  const each = personas.map((persona): RolloutVerdict => Object.assign({ persona }, verdictOn(both(persona), rule)));
  return [whole(verdictOn(both(), rule), each), ...each];
}

function whole(own: RolloutVerdict, each: readonly RolloutVerdict[]): RolloutVerdict {
  const stopped = each.flatMap(({ word, persona }) => (word === 'STOP' && persona !== undefined ? [persona] : []));
  return own.word === 'GO' && stopped.length > 0
    ? said('AMEND', [{ condition: 'persona-stopped', inWords: `it is STOP for ${stopped.join(', ')}` }])
    : own;
}

function verdictOn(both: Both, rule: RolloutRule): RolloutVerdict {
  const { rollout, nothing } = both;
  if (rollout.people < rule.people.atLeast)
    return said('OPEN', [
      {
        condition: 'people',
        inWords: `${countOf(Math.floor(rollout.people), 'person', 'people')} in the last week, ${String(rule.people.atLeast)} are needed`,
      },
    ]);
  if (rollout.invited === 0) return said('OPEN', [{ condition: 'invited', inWords: 'nobody was asked to register' }]);
  if (rollout.needs === 0 || nothing.needs === 0)
    return said('OPEN', [{ condition: 'needs', inWords: 'nobody needed to sign in' }]);
  const harms = harmsIn(both, rule);
  if (harms.length > 0) return said('STOP', harms);
  const lacks = lacksIn(both, rule);
  return lacks.length > 0
    ? said('AMEND', lacks)
    : {
        word: 'GO',
        missed: [],
        reasons: [`every condition is kept; ${percent(rollout.enrolled / rollout.people)} are enrolled`],
      };
}

const said = (word: RolloutWord, missed: readonly Missed[]): RolloutVerdict => ({
  word,
  missed,
  reasons: missed.map(({ inWords }) => inWords),
});

const perPerson = (amount: number, { people }: Figures): number => (people === 0 ? 0 : amount / people);

function harmsIn({ rollout, nothing }: Both, { needsMet, tickets }: RolloutRule): Missed[] {
  const lost = nothing.met / nothing.needs - rollout.met / rollout.needs;
  return [
    ...missedIf(
      lost > needsMet.mayLose,
      'needs-met',
      () =>
        `${percent(rollout.met / rollout.needs)} of needs are met against ${percent(nothing.met / nothing.needs)} with nothing done; ${asStated(needsMet.mayLose, 'proportion')} fewer are allowed`,
    ),
    ...moreTickets(rollout, nothing, tickets.stopAbove, tickets.fewestMore),
  ];
}

const missedIf = (isMissed: boolean, condition: RolloutCondition, inWords: () => string): Missed[] =>
  isMissed ? [{ condition, inWords: inWords() }] : [];

/** Of few people one ticket is many times none. */
function moreTickets(rollout: Figures, nothing: Figures, times: number, fewestMore = 1): Missed[] {
  return missedIf(
    rollout.tickets > times * nothing.tickets && rollout.tickets - nothing.tickets >= fewestMore,
    'tickets',
    () =>
      `${countOf(Math.round(rollout.tickets), 'ticket')} against ${count(Math.round(nothing.tickets))} with nothing done, more than ${asStated(times, 'ratio')} as many`,
  );
}

function lacksIn({ rollout, nothing, project }: Both, { tickets, waiting, enrolled, cost }: RolloutRule): Missed[] {
  const waits = perPerson(rollout.waitingHours, rollout) - perPerson(nothing.waitingHours, nothing);
  const share = rollout.enrolled / rollout.people;
  return [
    ...missedIf(
      share < enrolled.atLeast,
      'enrolled',
      () => `${percent(share)} have a passkey, ${asStated(enrolled.atLeast, 'proportion')} are asked for`,
    ),
    ...moreTickets(rollout, nothing, tickets.atMost, tickets.fewestMore),
    ...missedIf(
      waits > waiting.mayAdd / hourMs,
      'waiting',
      () =>
        `a person waits ${quantity(waits, 'h')} more for the help desk, ${quantity(waiting.mayAdd / hourMs, 'h')} is allowed`,
    ),
    ...missedIf(
      rollout.cost + project > cost.atMost * nothing.cost,
      'cost',
      () =>
        `it costs ${nothing.cost > 0 ? `${quantity((rollout.cost + project) / nothing.cost, 'ratio')} what nothing done costs` : 'something, and nothing done costs nothing'}${project > 0 ? ', the project in it' : ''}`,
    ),
  ];
}

function together(figures: readonly Figures[]): Figures {
  const sum = (of: (each: Figures) => number) => figures.reduce((total, each) => total + of(each), 0);
  return {
    people: sum(({ people }) => people),
    invited: sum(({ invited }) => invited),
    enrolled: sum(({ enrolled }) => enrolled),
    ready: sum(({ ready }) => ready),
    needs: sum(({ needs }) => needs),
    met: sum(({ met }) => met),
    waitingHours: sum(({ waitingHours }) => waitingHours),
    tickets: sum(({ tickets }) => tickets),
    cost: sum(({ cost }) => cost),
  };
}
