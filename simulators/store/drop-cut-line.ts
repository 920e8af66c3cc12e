// A program that was killed, or met a full disk, may leave half a line at the end of a file of lines. It is removed before
// anything is appended, or it would take the next line with it.
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';

/** Does nothing where there is no file. Looks for the last line end from the back, a block at a time: such files can be large. */
export function dropCutLine(path: string): void {
  if (!existsSync(path)) return;
  const handle = openSync(path, 'r+');
  try {
    const { size } = fstatSync(handle);
    const block = Buffer.alloc(65_536);
    for (let end = size; end > 0; end -= block.length) {
      const start = Math.max(0, end - block.length);
      const length = readSync(handle, block, 0, end - start, start);
      const at = block.subarray(0, length).lastIndexOf(10);
      if (at >= 0) {
        if (start + at + 1 < size) ftruncateSync(handle, start + at + 1);
        return;
      }
    }
    ftruncateSync(handle, 0);
  } finally {
    closeSync(handle);
  }
}
