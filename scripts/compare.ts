// passkey-pilot compare: two runs held against each other.
import { realpathSync } from 'node:fs';
import { Command } from 'commander';
import packageManifest from '../package.json' with { type: 'json' };
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { makeFolder, makeFolderBelow, refuseForeign } from '../simulators/store/named-folder.ts';
import { refuseHeld } from '../simulators/store/run-folder.ts';

interface CompareCommandOptions {
  readonly anyway?: true;
  readonly out?: string;
  readonly json?: true;
}

export function compareCommand(): Command {
  return new Command('compare')
    .description('hold two runs against each other: what differs, and by how much')
    .argument('<run A>', 'folder of a completed run')
    .argument('<run B>', 'folder of another; every difference is B less A')
    .option('--anyway', 'also figures that may not be compared; each is marked')
    .option('--out <dir>', 'folder of the comparison (default: a new one below runs/)')
    .option('--json', 'comparison.json on standard output, in one line')
    .action(compare);
}

async function compare(folderA: string, folderB: string, { anyway, out, json }: CompareCommandOptions): Promise<void> {
  const [{ compareRuns }, { writeComparison }, { comparisonInTerminal }, { plainJson }] = await Promise.all([
    import('../reports/comparison/compare-runs.ts'),
    import('../reports/comparison/write-comparison.ts'),
    import('../reports/comparison/comparison-in-terminal.ts'),
    import('../reports/exports/plain-signs.ts'),
  ]);
  for (const folder of [folderA, folderB]) refuseHeld(folder);
  refuseTheSame(folderA, folderB);
  if (out !== undefined)
    refuseForeign(
      out,
      'give another --out',
      (names) => names.includes('comparison.json') && !names.includes('run.json'),
    );
  const comparison = await compareRuns(folderA, folderB, {
    anyway: anyway ?? false,
    version: packageManifest.version,
  });
  const folder =
    out ?? makeFolderBelow('runs', `${comparison.generatedAt.slice(0, 19).replaceAll(':', '-')}-comparison`);
  makeFolder(folder);
  const file = await writeComparison(folder, comparison);
  process.stdout.write(
    json
      ? `${plainJson(comparison)}\n`
      : `${comparisonInTerminal(comparison, process.stdout.columns ?? 100)}\n\nComparison: ${file}\n`,
  );
}

/** Of a folder that is not there the reader says so. */
function refuseTheSame(folderA: string, folderB: string): void {
  const [a, b] = [folderA, folderB].map((folder) => {
    try {
      return realpathSync(folder);
    } catch {
      return undefined;
    }
  });
  if (a === undefined || a !== b) return;
  throw new PilotError(
    'runs-not-comparable',
    { found: 'one folder named twice', expected: 'two runs', where: folderB, remedy: 'name another run' },
    { badInput: true },
  );
}
