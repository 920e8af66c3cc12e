// Follows a file that another process appends lines to.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';

const chunkBytes = 1 << 16;

export class LineTail {
  readonly #path: string;
  readonly #onLine: (line: string) => void;
  readonly #decoder = new TextDecoder();
  readonly #buffer = Buffer.alloc(chunkBytes);
  #handle: number | undefined;
  #readTo = 0;
  #rest = '';

  constructor(path: string, onLine: (line: string) => void) {
    this.#path = path;
    this.#onLine = onLine;
  }

  /** Reads what has come since the last time; a line that is not whole yet waits. The file may come later. */
  poll(): void {
    if (this.#handle === undefined) {
      if (!existsSync(this.#path)) return;
      this.#handle = openSync(this.#path, 'r');
    }
    for (;;) {
      const bytes = readSync(this.#handle, this.#buffer, 0, chunkBytes, this.#readTo);
      if (bytes === 0) return;
      this.#readTo += bytes;
      const lines = (this.#rest + this.#decoder.decode(this.#buffer.subarray(0, bytes), { stream: true })).split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') this.#onLine(line);
    }
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }
}
