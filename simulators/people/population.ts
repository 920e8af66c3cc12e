// The virtual users of a scenario. Nothing is stored: each user is drawn from its index when asked for, the same in any
// order and among any number, so 10^6 users take no more memory than 10.
import type { Persona } from '../../scenarios/schema/persona.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Provider } from '../../scenarios/schema/provider.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import type { Parameters } from './parameters.ts';
import { createAllocation, type Allocation } from './allocation.ts';
import { drawCircumstances, drawUser, type Circumstances } from './draw-user.ts';
import { mobileNumberOf } from './identity.ts';
import type { PeopleMemory } from './people-memory.ts';
import { signInNeeds, signInNeedsOfDay } from './sign-in-needs.ts';
import type { SignInNeed, VirtualUser } from './virtual-user.ts';

export interface PopulationOptions {
  readonly scenario: Pick<
    Scenario,
    | 'seed'
    | 'users'
    | 'personas'
    | 'groups'
    | 'allocation'
    | 'design'
    | 'arms'
    | 'days'
    | 'signInsPerUserAndDay'
    | 'startsOn'
  >;
  readonly personas: readonly Persona[];
  readonly providers: readonly Provider[];
  /** For how much people differ, and how long their passwords are. */
  readonly parameters: Parameters;
  /** Of other populations of the same scenario, with other parameters. */
  readonly memory?: PeopleMemory;
}

/** Indices run from 0 to size - 1; any other throws RangeError. */
export interface Population extends Allocation {
  readonly size: number;
  readonly user: (index: number) => VirtualUser;
  /** The same for who has kept their circumstances, which take longest to draw. */
  readonly userAgain: (index: number, circumstances: Circumstances) => VirtualUser;
  /** Needs to sign in, in order of time; both arms serve the same. */
  readonly needs: (index: number) => readonly SignInNeed[];
  /** Needs of one day, also beyond the scenario's days. */
  readonly sessionsOfDay: (user: VirtualUser, day: number) => SignInNeed[];
  /** Indices of the users of a persona, in order. */
  readonly usersOf: (persona: string) => Iterable<number>;
}

/** @throws PilotError persona-missing when the scenario weighs a persona that was not given. */
export function createPopulation({ scenario, personas, providers, parameters, memory }: PopulationOptions): Population {
  const byId = new Map(personas.map((persona) => [persona.id, persona]));
  const sources = {
    seed: scenario.seed,
    parameters,
    providers: new Map(providers.map((one) => [one.id, one])),
    groups: scenario.groups,
    mobileNumberOf,
  };
  const allocation = createAllocation(scenario);

  const within = (index: number): number => {
    if (Number.isInteger(index) && index >= 0 && index < scenario.users) return index;
    throw new RangeError(`user ${index}: expected an index from 0 to ${scenario.users - 1}`);
  };
  const persona = (id: string): Persona => {
    const found = byId.get(id);
    if (found === undefined)
      throw new PilotError(
        'persona-missing',
        { found: `"${id}"`, expected: 'a persona that was loaded', where: 'personas' },
        { badInput: true },
      );
    return found;
  };
  for (const id of Object.keys(scenario.personas)) persona(id);

  const personaOf = (index: number) => allocation.personaOf(within(index));
  // A driver asks for a user, then for their needs: drawn once.
  let last: VirtualUser | undefined;
  const user = (index: number) => (last?.index === index ? last : (last = draw(index)));
  const draw = (index: number, known?: Circumstances) => {
    const of = persona(personaOf(index));
    return drawUser(sources, of, index, known ?? (memory === undefined ? undefined : remembered(memory, of, index)));
  };
  // Apart, as V8 makes room for what a closure sees wherever it may come to one.
  const remembered = (by: PeopleMemory, of: Persona, index: number) =>
    by.circumstances(index, of.id, () => drawCircumstances(sources, of, index));
  const needs = (index: number) => signInNeeds(scenario, persona(personaOf(index)), user(index));
  const rememberedNeeds = (by: PeopleMemory, index: number) => by.needs(index, personaOf(index), () => needs(index));
  return {
    size: scenario.users,
    user,
    userAgain: draw,
    needs: (index) => (memory === undefined ? needs(index) : rememberedNeeds(memory, index)),
    sessionsOfDay: (of, day) => signInNeedsOfDay(scenario, persona(of.persona), of, day),
    armsOf: (index) => allocation.armsOf(within(index)),
    personaOf,
    *usersOf(id) {
      for (let index = 0; index < scenario.users; index++) {
        if (allocation.personaOf(index) === id) yield index;
      }
    },
  };
}
