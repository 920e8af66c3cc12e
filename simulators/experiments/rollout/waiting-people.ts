// The people of a stretch who wait for the help desk, in a file: of each only where their text lies is in memory. Texts are appended and
// never changed, so that an index of them stays good whatever is appended later. Those appended last lie in memory, as a call of the system
// for each would take longer than the text.
import { closeSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

/** Person, first byte, bytes; in threes. */
export type WaitingIndex = readonly number[];

export interface WaitingRecord {
  readonly index: WaitingIndex;
  /** Bytes of the file that count. */
  readonly bytes: number;
}

/** Of each stretch. */
const bytesInMemory = 65_536;

export class WaitingPeople {
  readonly #file: number;
  readonly #first: number;
  /** Of each person first byte and bytes; 0 bytes: does not wait. */
  readonly #places: Float64Array;
  /** Where the next text goes: behind those in the file and those that lie in memory. */
  #end = 0;
  readonly #last = Buffer.allocUnsafe(bytesInMemory);
  #bytesOfLast = 0;

  /** @param earlier what of the file counts; absent: nothing. */
  constructor(path: string, { first, end }: { readonly first: number; readonly end: number }, earlier?: WaitingRecord) {
    this.#first = first;
    this.#places = new Float64Array(2 * (end - first));
    this.#file = openSync(path, earlier === undefined ? 'w+' : 'r+');
    if (earlier === undefined) return;
    ftruncateSync(this.#file, earlier.bytes);
    this.#end = earlier.bytes;
    for (let nth = 0; nth < earlier.index.length; nth += 3)
      this.#setPlace(earlier.index[nth] ?? first, earlier.index[nth + 1] ?? 0, earlier.index[nth + 2] ?? 0);
  }

  /** All texts are in the file then. */
  get record(): WaitingRecord {
    this.#writeLast();
    return {
      index: this.people.flatMap((person) => {
        const { at, bytes } = this.#placeOf(person);
        return [person, at, bytes];
      }),
      bytes: this.#end,
    };
  }

  get people(): readonly number[] {
    return Array.from({ length: this.#places.length / 2 }, (_, nth) => this.#first + nth).filter(
      (person) => this.#placeOf(person).bytes > 0,
    );
  }

  put(person: number, text: string): void {
    const bytes = Buffer.byteLength(text);
    if (bytes > bytesInMemory - this.#bytesOfLast) this.#writeLast();
    if (bytes > bytesInMemory) this.#write(Buffer.from(text), this.#end);
    else this.#bytesOfLast += this.#last.write(text, this.#bytesOfLast);
    this.#setPlace(person, this.#end, bytes);
    this.#end += bytes;
  }

  read(person: number): string {
    const place = this.#placeOf(person);
    if (place.bytes === 0) throw new Error(`person ${person} does not wait for the help desk`);
    const inMemory = place.at - (this.#end - this.#bytesOfLast);
    if (inMemory >= 0) return this.#last.toString('utf8', inMemory, inMemory + place.bytes);
    const buffer = Buffer.allocUnsafe(place.bytes);
    for (let read = 0; read < place.bytes;) {
      const more = readSync(this.#file, buffer, read, place.bytes - read, place.at + read);
      if (more === 0)
        throw new Error(
          `the file of people who wait for the help desk ends at byte ${place.at + read}, expected ${place.at + place.bytes}`,
        );
      read += more;
    }
    return buffer.toString();
  }

  take(person: number): string {
    const text = this.read(person);
    this.#setPlace(person, 0, 0);
    return text;
  }

  close(): void {
    closeSync(this.#file);
  }

  #writeLast(): void {
    this.#write(this.#last.subarray(0, this.#bytesOfLast), this.#end - this.#bytesOfLast);
    this.#bytesOfLast = 0;
  }

  #write(buffer: Buffer, at: number): void {
    for (let written = 0; written < buffer.length;)
      written += writeSync(this.#file, buffer, written, buffer.length - written, at + written);
  }

  #placeOf(person: number): { readonly at: number; readonly bytes: number } {
    const nth = 2 * (person - this.#first);
    return { at: this.#places[nth] ?? 0, bytes: this.#places[nth + 1] ?? 0 };
  }

  #setPlace(person: number, at: number, bytes: number): void {
    const nth = 2 * (person - this.#first);
    this.#places[nth] = at;
    this.#places[nth + 1] = bytes;
  }
}
