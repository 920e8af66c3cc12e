// A file that grows by whole pieces. What is written survives kill -9 of the program at once, and a crash of the machine after at most a second.
import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';

const flushEveryMs = 1_000;

export class AppendFile {
  readonly #handle: number;
  readonly #timer: NodeJS.Timeout;
  #size: number;
  #unflushed = false;
  /** Closed, or a piece could not be written in full: what came after it would stand behind a half. */
  #ended = false;
  #flushFailure: unknown;

  constructor(path: string) {
    this.#handle = openSync(path, 'a');
    this.#size = fstatSync(this.#handle).size;
    this.#timer = setInterval(() => {
      try {
        this.flush();
      } catch (cause) {
        // Nobody hears a timer: the next piece says it.
        this.#flushFailure = cause;
      }
    }, flushEveryMs);
    this.#timer.unref();
  }

  /** Bytes. */
  get size(): number {
    return this.#size;
  }

  /** Writes all of it: a file system that is nearly full takes a part without an error. */
  append(piece: Uint8Array): void {
    if (this.#ended) throw new Error('the file has ended');
    if (this.#flushFailure !== undefined) throw this.#flushFailure;
    try {
      writeFileSync(this.#handle, piece);
    } catch (cause) {
      this.#ended = true;
      throw cause;
    }
    this.#size += piece.length;
    this.#unflushed = true;
  }

  /** Returns when what was written would survive a crash of the machine. */
  flush(): void {
    if (!this.#unflushed) return;
    this.#unflushed = false;
    fdatasyncSync(this.#handle);
  }

  /** Begins anew, also for whoever reads it after a crash of the machine. */
  empty(): void {
    ftruncateSync(this.#handle, 0);
    fdatasyncSync(this.#handle);
    this.#size = 0;
  }

  close(): void {
    this.#ended = true;
    clearInterval(this.#timer);
    try {
      this.flush();
    } finally {
      closeSync(this.#handle);
    }
  }
}
