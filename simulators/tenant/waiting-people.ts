// The people of a stretch who wait for the help desk, in a file: of each only where their text lies is in memory. Texts are appended and
// never changed, so that an index of them stays good whatever is appended later.
import { closeSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

/** Person, first byte, bytes; in threes. */
export type WaitingIndex = readonly number[];

export interface WaitingRecord {
  readonly index: WaitingIndex;
  /** Bytes of the file that count. */
  readonly bytes: number;
}

export class WaitingPeople {
  readonly #file: number;
  readonly #places = new Map<number, { readonly at: number; readonly bytes: number }>();
  #end = 0;

  /** @param earlier what of the file counts; absent: nothing. */
  constructor(path: string, earlier?: WaitingRecord) {
    this.#file = openSync(path, earlier === undefined ? 'w+' : 'r+');
    if (earlier === undefined) return;
    ftruncateSync(this.#file, earlier.bytes);
    this.#end = earlier.bytes;
    for (let nth = 0; nth < earlier.index.length; nth += 3) this.#places.set(earlier.index[nth] ?? 0, { at: earlier.index[nth + 1] ?? 0, bytes: earlier.index[nth + 2] ?? 0 });
  }

  get record(): WaitingRecord {
    return { index: [...this.#places].flatMap(([person, { at, bytes }]) => [person, at, bytes]), bytes: this.#end };
  }

  get people(): Iterable<number> {
    return this.#places.keys();
  }

  put(person: number, text: string): void {
    const buffer = Buffer.from(text);
    for (let written = 0; written < buffer.length; ) written += writeSync(this.#file, buffer, written, buffer.length - written, this.#end + written);
    this.#places.set(person, { at: this.#end, bytes: buffer.length });
    this.#end += buffer.length;
  }

  read(person: number): string {
    const place = this.#places.get(person);
    if (place === undefined) throw new Error(`person ${person} does not wait for the help desk`);
    const buffer = Buffer.allocUnsafe(place.bytes);
    for (let read = 0; read < place.bytes; ) {
      const more = readSync(this.#file, buffer, read, place.bytes - read, place.at + read);
      if (more === 0) throw new Error(`the file of people who wait for the help desk ends at byte ${place.at + read}, expected ${place.at + place.bytes}`);
      read += more;
    }
    return buffer.toString();
  }

  take(person: number): string {
    const text = this.read(person);
    this.#places.delete(person);
    return text;
  }

  close(): void {
    closeSync(this.#file);
  }
}
