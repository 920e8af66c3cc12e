// The browser driver for the run command.
import type { AttemptsScenario } from '../scenarios/schema/scenario.ts';
import { ensureBrowser } from '../simulators/programs/browser/ensure-browser.ts';
import { browserVersion } from '../simulators/programs/browser/find-browser.ts';
import { sandboxSupport } from '../simulators/programs/browser/sandbox-support.ts';
import { browserRun } from '../simulators/run/browser-run.ts';
import { manifestOfKind } from '../simulators/run/manifest-of-kind.ts';
import { environmentSheet } from '../simulators/run/environment-sheet.ts';
import { attemptsSoFar } from './attempts-so-far.ts';
import type { DriveOrder, PreparedDriver } from './drive.ts';
import { tellNames } from './tell-names.ts';

export async function prepareBrowser({
  loaded,
  population,
  options,
  progress,
}: DriveOrder<AttemptsScenario>): Promise<PreparedDriver> {
  const found = await ensureBrowser(options.headed ? 'full' : 'any', {
    env: process.env,
    onProgress: (stage, elapsedMs) => progress.stage(stage, elapsedMs),
  });
  const sandbox = (await sandboxSupport()).possible;
  await tellNames();
  const mode = options.headed ? 'headed' : found.kind === 'full' ? 'new' : 'shell';
  const browser = await browserVersion(found.path);
  return {
    environment: environmentSheet({ browser, browserPath: found.path, headless: mode, sandbox }),
    run: ({ folder, manifest, stop }) => {
      progress.stage(`Starting the identity provider and ${browser}`);
      return browserRun({
        folder,
        manifest: manifestOfKind(manifest, loaded.scenario.kind),
        loaded,
        population,
        browser: { path: found.path, mode, sandbox },
        slow: options.slow === true,
        stop,
        onStage: (what) => progress.stage(what),
        onProgress: attemptsSoFar(loaded.scenario, progress),
      });
    },
  };
}
