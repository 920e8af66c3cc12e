// A manifest whose kind the scenario has already told.
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';
import type { ScenarioKind } from '../../scenarios/schema/scenario-kind.ts';

type ManifestOf<K extends ScenarioKind> = Extract<Manifest, { readonly kind: K }>;

/** @throws PilotError, bad input: manifest-not-valid, of a run that goes on and whose manifest says another kind than its scenario. */
export function manifestOfKind<K extends ScenarioKind>(manifest: Manifest, kind: K): ManifestOf<K> {
  if (isOfKind(manifest, kind)) return manifest;
  throw new PilotError(
    'manifest-not-valid',
    {
      found: `a manifest of kind ${manifest.kind}`,
      expected: `kind ${kind}, as its scenario is`,
      where: 'run.json',
      remedy: 'restore the file or run the scenario again',
    },
    { badInput: true },
  );
}

function isOfKind<K extends ScenarioKind>(manifest: Manifest, kind: K): manifest is ManifestOf<K> {
  return manifest.kind === kind;
}
