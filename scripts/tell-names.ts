// What is said at the start of a run or of `serve` where the name of this machine leads elsewhere or nowhere.
import { findLocalhost, noteOnLocalhost } from '../simulators/loopback/localhost-name.ts';

/** To standard error; nothing where all is as it should be. */
export async function tellNames(): Promise<void> {
  const note = noteOnLocalhost(await findLocalhost());
  if (note !== undefined) process.stderr.write(`${note}\n`);
}
