// For the benchmark: signatures and nothing else, as many as k6 makes.
import { derivedSigner } from '../../../simulators/authenticator/software/derived-key.ts';
import type { Es256Signer } from '../../../simulators/authenticator/software/es256-key.ts';
import { k6Platform } from '../../../simulators/authenticator/software/k6-platform.ts';
import type { ScriptSettings } from '../../../simulators/drivers/load/script/script-data.ts';

declare const open: (path: string) => string;

export const options = (JSON.parse(open('./settings.json')) as ScriptSettings).options;
/** Of each iteration, so that what k6 spends on iterations does not count. */
const signatures = 100;
/** As in a load, which has many sign-ins under way: a core that waits for one signature has another to make. */
const underWay = 10;
const message = new Uint8Array(69).fill(7);
let key: Es256Signer | undefined;

export default async function sign(): Promise<void> {
  const signer = (key ??= await derivedSigner(k6Platform, { seed: 1, user: 1, ordinal: 0 }));
  for (let n = 0; n < signatures; n += underWay) {
    const made: (ArrayBuffer | Promise<ArrayBuffer>)[] = [];
    while (made.length < underWay) made.push(signer.sign(message));
    for (const signature of made) await signature;
  }
}
