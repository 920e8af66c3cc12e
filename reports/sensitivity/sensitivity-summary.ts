// The findings in a few sentences, for the top of the page and for the terminal.
import { percent, quantity } from '../quantity.ts';
import type { SensitivityResults } from './sensitivity-results.ts';

export function sensitivitySummary({ uncertainty, questions, conditions, tornado, parameters }: SensitivityResults): string[] {
  const titleOf = (id: string) => parameters.find((each) => each.id === id)?.title ?? id;
  const told = ['success-per-session/difference', 'restricted-time-to-sign-in/ratio'].flatMap((id) => uncertainty.find(({ figure }) => figure === id) ?? []);
  const movers = told.flatMap(({ figure }) => tornado.find((each) => each.figure === figure)?.rows.slice(0, 3).map(({ parameter }) => titleOf(parameter)) ?? []);
  const claims = questions.filter(({ kind }) => kind === 'claim');
  const reached = conditions.filter(({ state }) => state === 'holds at the centre' || state === 'holds at a point');
  return [
    ...told.map(({ title, unit, centre, monteCarloSe, inputs }) => `${title}: ${quantity(centre, unit)} with every parameter at its centre; what is not known about the parameters makes it anything from ${quantity(inputs.interval.lower, unit)} to ${quantity(inputs.interval.upper, unit)} (95 % of the points drawn). The simulated users alone leave a standard error of ${quantity(monteCarloSe, unit).replace(/^\+/, '')}${inputs.monteCarloSe < inputs.sd / 3 ? ': more of them would hardly narrow the range' : ', so part of that range is the size of the sample: more users at each point (--users) would narrow it'}.`),
    ...(movers.length === 0 ? [] : [`Most of it comes from: ${[...new Set(movers)].map((title) => `“${title}”`).join(', ')}.`]),
    ...questions.filter(({ kind }) => kind !== 'claim').map(({ title, unit, centre, holdsAtCentre, settled, shareOfDraws }) => `${title}: ${holdsAtCentre ? 'yes' : 'no'}${settled ? '' : ' (not settled by this many users)'}, at the centre (${quantity(centre, unit)}) and at ${percent(holdsAtCentre ? shareOfDraws : 1 - shareOfDraws)} of the points.`),
    ...(claims.length === 0 ? [] : [`Of ${claims.length} claims held against their own figure, ${claims.filter(({ holdsAtCentre }) => holdsAtCentre).length} are reached at the centre; counting every reading, ${reached.length} of ${conditions.length} are reached somewhere within 4 standard units.`]),
  ];
}
