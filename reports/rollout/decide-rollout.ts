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

/** The whole first, then persona by persona. */
export function decideRollout(timeline: TenantResults, rule: RolloutRule): RolloutDecision[] {
  const figures = figuresOfPersonas(timeline);
  const personas = [...new Set(figures.map(({ persona }) => persona))];
  const of = (tenant: PersonaFigures['tenant'], persona?: string) =>
    figures.filter((each) => each.tenant === tenant && (persona === undefined || each.persona === persona));
  const both = (persona?: string): Both => ({
    rollout: together(of('rollout', persona)),
    nothing: together(of('nothing', persona)),
    project: persona === undefined ? (timeline.projectCosts ?? []).reduce((sum, { amount }) => sum + amount, 0) : 0,
  });
  const each = personas.map((persona): RolloutDecision => Object.assign({ persona }, wordFor(both(persona), rule)));
  return [whole(wordFor(both(), rule), each), ...each];
}

function whole(own: ReturnType<typeof wordFor>, each: readonly RolloutDecision[]): RolloutDecision {
  const stopped = each.flatMap(({ word, persona }) => (word === 'STOP' && persona !== undefined ? [persona] : []));
  return own.word === 'GO' && stopped.length > 0
    ? { word: 'AMEND', reasons: [`it is STOP for ${stopped.join(', ')}`] }
    : own;
}

function wordFor(both: Both, rule: RolloutRule): { readonly word: RolloutWord; readonly reasons: string[] } {
  const { rollout, nothing } = both;
  if (rollout.people < rule.people.atLeast)
    return {
      word: 'OPEN',
      reasons: [
        `${countOf(rollout.people, 'person', 'people')} in the last week, ${String(rule.people.atLeast)} are needed`,
      ],
    };
  if (rollout.invited === 0) return { word: 'OPEN', reasons: ['nobody was asked to register'] };
  if (rollout.needs === 0 || nothing.needs === 0) return { word: 'OPEN', reasons: ['nobody needed to sign in'] };
  const harms = harmsIn(both, rule);
  if (harms.length > 0) return { word: 'STOP', reasons: harms };
  const lacks = lacksIn(both, rule);
  return lacks.length > 0
    ? { word: 'AMEND', reasons: lacks }
    : { word: 'GO', reasons: [`every condition is kept; ${percent(rollout.enrolled / rollout.people)} are enrolled`] };
}

const perPerson = (amount: number, { people }: Figures): number => (people === 0 ? 0 : amount / people);

function harmsIn({ rollout, nothing }: Both, { needsMet, tickets }: RolloutRule): string[] {
  const lost = nothing.met / nothing.needs - rollout.met / rollout.needs;
  return [
    ...(lost > needsMet.mayLose
      ? [
          `${percent(rollout.met / rollout.needs)} of needs are met against ${percent(nothing.met / nothing.needs)} with nothing done; ${asStated(needsMet.mayLose, 'proportion')} fewer are allowed`,
        ]
      : []),
    ...moreTickets(rollout, nothing, tickets.stopAbove, tickets.fewestMore),
  ];
}

/** Of few people one ticket is many times none. */
function moreTickets(rollout: Figures, nothing: Figures, times: number, fewestMore = 1): string[] {
  return rollout.tickets > times * nothing.tickets && rollout.tickets - nothing.tickets >= fewestMore
    ? [
        `${countOf(rollout.tickets, 'ticket')} against ${count(nothing.tickets)} with nothing done, more than ${asStated(times, 'ratio')} as many`,
      ]
    : [];
}

function lacksIn({ rollout, nothing, project }: Both, { tickets, waiting, enrolled, cost }: RolloutRule): string[] {
  const waits = perPerson(rollout.waitingHours, rollout) - perPerson(nothing.waitingHours, nothing);
  const share = rollout.enrolled / rollout.people;
  return [
    ...(share < enrolled.atLeast
      ? [`${percent(share)} have a passkey, ${asStated(enrolled.atLeast, 'proportion')} are asked for`]
      : []),
    ...moreTickets(rollout, nothing, tickets.atMost, tickets.fewestMore),
    ...(waits > waiting.mayAdd / hourMs
      ? [
          `a person waits ${quantity(waits, 'h')} more for the help desk, ${quantity(waiting.mayAdd / hourMs, 'h')} is allowed`,
        ]
      : []),
    ...(rollout.cost + project > cost.atMost * nothing.cost
      ? [
          `it costs ${nothing.cost > 0 ? `${quantity((rollout.cost + project) / nothing.cost, 'ratio')} what nothing done costs` : 'something, and nothing done costs nothing'}${project > 0 ? ', the project in it' : ''}`,
        ]
      : []),
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
