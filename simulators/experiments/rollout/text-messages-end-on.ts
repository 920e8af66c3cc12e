// From which day on a persona has no codes by text message: the first entry that is of it says.
import type { EndOfTexts } from '../../../scenarios/schema/campaign-start.ts';
import type { Deadline } from '../../../scenarios/schema/deadline.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import type { Calendar } from './calendar.ts';

/** By persona: the first day without; infinite: they stay. */
export type TextMessagesEndOn = (persona: string) => number;

/** The entries of a rollout, each with the personas that no entry before it has. */
export function endsOfTexts(
  { textMessagesEnd = [] }: Pick<Rollout, 'textMessagesEnd'>,
  personas: readonly string[],
  deadlines: readonly Deadline[],
): EndOfTexts[] {
  const taken = new Set<string>();
  return textMessagesEnd.map(({ deadline: id, personas: named = personas }) => {
    const deadline = deadlines.find((each) => each.id === id);
    if (deadline === undefined) throw new Error(`no deadline "${id}" was loaded`);
    const own = named.filter((persona) => !taken.has(persona));
    for (const persona of own) taken.add(persona);
    return { ...deadline, personas: own };
  });
}

export function textMessagesEndOn(ends: readonly EndOfTexts[], calendar: Calendar): TextMessagesEndOn {
  const days = new Map(ends.flatMap(({ on, personas }) => personas.map((persona) => [persona, calendar.dayOf(on)])));
  return (persona) => days.get(persona) ?? Number.POSITIVE_INFINITY;
}
