// Lines packed into blocks, one gzip member each, so that the file is one that gunzip and DuckDB read, and a block that was written is whole
// whatever becomes of those after it. A kill leaves a part of a block at the end at most.
import { closeSync, openSync, readSync } from 'node:fs';
import { constants, crc32, gzipSync, inflateRawSync } from 'node:zlib';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';

/** Lines of one block, bytes: more would hardly pack better. */
export const blockBytes = 262_144;
/** A tenth less in size takes twice the time. */
const level = 3;
/** As gzip writes it where there is neither name nor time, without its last two bytes (kind of packing, system): RFC 1952. */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
const headerBytes = 10;
/** CRC-32 and length. */
const trailerBytes = 8;
/** More than a block of this size ever packs to, even where nothing repeats. */
const windowBytes = 4 * blockBytes;

export function packLines(lines: string | Uint8Array): Uint8Array {
  return gzipSync(lines, { level });
}

export interface Block {
  readonly lines: Buffer;
  /** Where it ends in the file, bytes. */
  readonly end: number;
}

/** Whole blocks from the first to the last, one in memory at a time. @throws PilotError journal-damaged, but for a block that the file ends within. */
export function* blocksOf(path: string): Generator<Block> {
  const handle = openSync(path, 'r');
  try {
    const window = Buffer.alloc(windowBytes);
    for (let at = 0; ;) {
      const read = window.subarray(0, readSync(handle, window, 0, windowBytes, at));
      const block = read.length === 0 ? undefined : unpack(read, { file: path, wholeBytes: at });
      if (block === undefined) return;
      at += block.packedBytes;
      yield { lines: block.lines, end: at };
    }
  } finally {
    closeSync(handle);
  }
}

/** Where a block begins: all of the file before it is whole. */
interface BlockStart {
  readonly file: string;
  readonly wholeBytes: number;
}

/** Undefined: the bytes end before the block does. */
function unpack(
  bytes: Buffer,
  start: BlockStart,
): { readonly lines: Buffer; readonly packedBytes: number } | undefined {
  const begun = Math.min(bytes.length, header.length);
  if (!bytes.subarray(0, begun).equals(header.subarray(0, begun))) throw damaged(start);
  let unpacked: { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
  try {
    unpacked = inflateRawSync(bytes.subarray(headerBytes), { info: true }) as unknown as typeof unpacked;
  } catch (cause) {
    if (
      bytes.length < windowBytes &&
      cause instanceof Error &&
      'errno' in cause &&
      cause.errno === constants.Z_BUF_ERROR
    )
      return undefined;
    throw damaged(start, cause);
  }
  const { buffer: lines, engine } = unpacked;
  const end = headerBytes + engine.bytesWritten;
  if (end + trailerBytes > bytes.length) return undefined;
  if (bytes.readUInt32LE(end) !== crc32(lines)) throw damaged(start);
  return { lines, packedBytes: end + trailerBytes };
}

/** Without a remedy: what can be done depends on what the lines are of. */
function damaged({ file, wholeBytes }: BlockStart, cause?: unknown): PilotError {
  return new PilotError(
    'journal-damaged',
    {
      found: 'bytes that are no block of lines',
      expected: 'packed lines',
      where: `${file}: byte ${wholeBytes}`,
      file,
      wholeBytes,
    },
    { cause },
  );
}
