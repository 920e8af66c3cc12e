// What a reader of one kind of object is given beside the object, and the kinds of sentences it may leave.
import type { ExportKind, Surroundings } from './recognise.ts';
import type { TenantDraft } from './tenant-draft.ts';
import type { JsonPath } from './parsed-export.ts';

export interface Reading {
  readonly draft: TenantDraft;
  readonly file: string;
  readonly around: Surroundings;
  /** It is odd and was understood all the same. @param example of which row, told of the first. */
  note(sentence: string, example?: string): void;
  /** It, or a part of it, is left out. @param below way to the part. */
  leaveOut(sentence: string, below?: JsonPath): void;
  /** Rows of another kind that were inside. */
  alsoRead(kind: ExportKind, rows: number): void;
}
