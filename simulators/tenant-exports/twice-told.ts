// Parts of a tenant by id. What two files tell alike is one; where they differ, the newer counts, else the one that was read first.
import { isDeepStrictEqual } from 'node:util';

interface Told<Part> {
  readonly part: Part;
  readonly file: string;
  readonly modifiedAt: string | undefined;
}

export class TwiceTold<Part> {
  readonly #parts = new Map<string, Told<Part>>();

  /** @returns a sentence where another file, or another row, tells it otherwise. */
  tell(id: string, part: Part, file: string, modifiedAt?: string): string | undefined {
    const told = { part, file, modifiedAt };
    const known = this.#parts.get(id);
    if (known === undefined) {
      this.#parts.set(id, told);
      return undefined;
    }
    if (isDeepStrictEqual(known.part, part)) return undefined;
    const isNewer = modifiedAt !== undefined && (known.modifiedAt === undefined || modifiedAt > known.modifiedAt);
    if (isNewer) this.#parts.set(id, told);
    const counts = isNewer ? `this one counts, changed on ${modifiedAt}` : `the one of ${known.file} counts`;
    return `Told otherwise in ${known.file} under the same id; ${counts}.`;
  }

  get(id: string): Part | undefined {
    return this.#parts.get(id)?.part;
  }

  get size(): number {
    return this.#parts.size;
  }

  all(): Part[] {
    return [...this.#parts.values()].map(({ part }) => part);
  }
}
