// The k6 script with its data and options as files of a folder: what a trial runs, and what --print-k6 writes for anybody's k6.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../../store/named-folder.ts';
import type { HumanData, ScriptSettings } from '../script/script-data.ts';

export interface ScriptFiles {
  /** Bundled JavaScript. */
  readonly script: string;
  readonly settings: ScriptSettings;
  readonly human: HumanData;
  /** orders.json, as text. */
  readonly orders: string;
}

export const scriptName = 'script.js';

/** As they lie in a folder. */
export function scriptTexts({
  script,
  settings,
  human,
  orders,
}: ScriptFiles): readonly { readonly name: string; readonly text: string }[] {
  return [
    { name: 'settings.json', text: JSON.stringify(settings) },
    { name: 'human.json', text: JSON.stringify(human) },
    { name: 'orders.json', text: orders },
    { name: scriptName, text: script },
  ];
}

/**
 * Owner only: the data hold passwords and keys of virtual users.
 * @returns path of the script.
 */
export function writeScriptFolder(folder: string, files: ScriptFiles): string {
  makeFolder(folder, 0o700);
  for (const { name, text } of scriptTexts(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  return join(folder, scriptName);
}
