// A trial during which the host took much of the machine says nothing of the target, whichever way it went: it is lived again.
import { mostStolen, type Trial } from '../../../../scenarios/schema/load-trial.ts';

/** After so many the last counts: the host may be like that all day. */
const mostTimesAgain = 3;

/**
 * @param live the nth time, from 0
 * @param setAside called for each trial that is lived again
 */
export async function undisturbed(
  live: (nth: number) => Promise<Trial>,
  setAside: (trial: Trial) => void,
): Promise<Trial> {
  for (let nth = 0; ; nth += 1) {
    const lived = await live(nth);
    if (nth === mostTimesAgain || lived.cutShort !== undefined || (lived.stolenShare ?? 0) <= mostStolen) return lived;
    setAside(lived);
  }
}
