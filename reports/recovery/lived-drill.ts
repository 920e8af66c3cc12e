// What the results of a recovery drill are made from: what was counted, and what the scenario says of it.
import type { DrillCell, DrillCounts } from '../../scenarios/measures/drill-counts.ts';
import type { DrillLayers } from '../../scenarios/measures/drill-layers.ts';
import type { Drill } from '../../scenarios/schema/drill.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import type { Figure } from '../../scenarios/schema/figure.ts';
import type { DeskProof } from '../../scenarios/schema/help-desk.ts';
import type { RecoveryRule } from '../../scenarios/schema/recovery-rule.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';

export interface PersonaOfDrill {
  readonly id: string;
  readonly title: string;
  /** 0 to 1, of the people of the tenant. */
  readonly weight: number;
}

/** What a kind of impostor spends, as its profile has it. */
export interface ImpostorProfile {
  readonly id: string;
  readonly title: string;
  readonly effort: Pick<Figure, 'value'>;
  readonly price: { readonly currency: string; readonly attack: Pick<Figure, 'value'> };
}

/** What a check of a document and a face costs by a way, as the profile of who checks there has it. */
export interface CheckPrice {
  /** Id of the way. */
  readonly arm: string;
  /** Who checks. */
  readonly verifier: { readonly id: string; readonly title: string };
  /** Other profiles of the way name others, who are cheaper. */
  readonly isDearest: boolean;
  readonly currency: string;
  readonly perCheck: Pick<Figure, 'value' | 'evidence' | 'assumed'>;
}

export interface LivedDrill {
  readonly arms: readonly ArmOfRun[];
  readonly personas: readonly PersonaOfDrill[];
  readonly drill: Pick<Drill, 'prices' | 'impostorShare'>;
  readonly rule: RecoveryRule;
  /** Of Face Check. Absent: no way has one. */
  readonly threshold?: number;
  readonly procedure: readonly DeskProof[];
  /** Of the ways whose policy names somebody who checks, one each. */
  readonly checks: readonly CheckPrice[];
  readonly impostors: readonly ImpostorProfile[];
  /** Of the human model. */
  readonly parameters: readonly Pick<Parameter, 'id' | 'title' | 'unit'>[];
  readonly real: DrillCounts;
  /** Absent: not lived yet. */
  readonly layers?: DrillLayers;
}

/** Of one way to recover. @param persona absent: all of them. */
export function cellsOf(counts: DrillCounts, arm: string, persona?: string): DrillCell[] {
  return counts.filter((cell) => cell.arm === arm && (persona === undefined || cell.persona === persona));
}
