// From which day on a persona has no codes by text message.
import type { Deadline } from '../../../scenarios/schema/deadline.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import type { Calendar } from './calendar.ts';

/** By persona: the first day without; infinite: they stay. */
export type TextMessagesEndOn = (persona: string) => number;

export function textMessagesEndOn(
  { textMessagesEnd = [] }: Rollout,
  deadlines: readonly Deadline[],
  calendar: Calendar,
): TextMessagesEndOn {
  const ends = textMessagesEnd.map(({ deadline: id, personas }) => {
    const found = deadlines.find((each) => each.id === id);
    if (found === undefined) throw new Error(`no deadline "${id}" was loaded`);
    return { day: calendar.dayOf(found.on), personas };
  });
  const of = (persona: string) =>
    ends.find(({ personas }) => personas === undefined || personas.includes(persona))?.day ?? Number.POSITIVE_INFINITY;
  const known = new Map<string, number>();
  return (persona) => {
    const day = known.get(persona) ?? of(persona);
    known.set(persona, day);
    return day;
  };
}
