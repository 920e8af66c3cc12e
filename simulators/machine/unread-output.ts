// What a program prints may find nobody who reads it (`| head -1`, a window that was closed). That ends its output, not its work.

/** The other end is closed, or the terminal is gone. */
const nobodyReads: ReadonlySet<unknown> = new Set(['EPIPE', 'EIO', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/**
 * From here on the process outlives the closing of its standard output and standard error.
 * @param onLost standard output could not be written for another reason (a full disk): what was printed is not whole. Told once.
 */
export function outliveUnreadOutput(onLost: (cause: Error) => void = () => undefined): void {
  let lost = false;
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (lost || nobodyReads.has(cause.code)) return;
    lost = true;
    onLost(cause);
  });
  // There is nowhere left to say it.
  process.stderr.on('error', () => undefined);
}
