// What of people no parameter of the human model bears on (names, devices, second factor, when they need to sign in), kept for populations
// of one scenario that differ in their parameters only and live the same people again.
import type { Circumstances } from './draw-user.ts';
import type { SignInNeed } from './virtual-user.ts';

interface Remembered {
  readonly persona: string;
  readonly circumstances: Circumstances;
  needs?: readonly SignInNeed[];
}

export class PeopleMemory {
  readonly #people = new Map<number, Remembered>();
  readonly #atMost: number;

  /** @param atMost people kept, some 2 KB each; others are drawn again each time. */
  constructor(atMost: number) {
    this.#atMost = atMost;
  }

  circumstances(index: number, persona: string, draw: () => Circumstances): Circumstances {
    const before = this.#people.get(index);
    if (before?.persona === persona) return before.circumstances;
    const circumstances = draw();
    if (before !== undefined || this.#people.size < this.#atMost) this.#people.set(index, { persona, circumstances });
    return circumstances;
  }

  /** Over all days of the scenario. */
  needs(index: number, persona: string, draw: () => readonly SignInNeed[]): readonly SignInNeed[] {
    const person = this.#people.get(index);
    return person?.persona === persona ? (person.needs ??= draw()) : draw();
  }
}
