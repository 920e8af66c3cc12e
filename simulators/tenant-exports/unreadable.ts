// Why a file, or a row of it, is left out: a sentence, and where. Whoever reads files catches it and goes on with the next.
import { PilotError } from '../../scenarios/schema/pilot-error.ts';

/** From 1, as editors count. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

const code = 'export-unreadable';

/** @param sentence "found ..., expected ...; do ..." */
export function unreadable(sentence: string, position?: TextPosition, cause?: unknown): PilotError {
  return new PilotError(code, { sentence, ...position }, { badInput: true, cause });
}

export interface UnreadReason extends Partial<TextPosition> {
  readonly sentence: string;
}

/** Undefined: another error, which is nobody's file's fault. */
export function unreadReason(error: unknown): UnreadReason | undefined {
  if (!(error instanceof PilotError && error.code === code)) return undefined;
  const { sentence, line, column } = error.data;
  return {
    sentence: String(sentence),
    ...(typeof line === 'number' ? { line } : {}),
    ...(typeof column === 'number' ? { column } : {}),
  };
}

export function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
