// What was taken from which file: rows by kind, and what was odd in them, each told once however often it occurs.
import type { ReadSource, UnreadSource } from '../../scenarios/schema/tenant.ts';
import { exportKinds, type ExportKind } from './recognise.ts';

const mostNotes = 30;
/** Of one file, told one by one. */
const mostLeftOut = 20;
/** What tells of others and cannot be judged by itself. */
const aside: ReadonlySet<ExportKind> = new Set([
  'audit',
  'names',
  'termsOfUse',
  'verifiedId',
  'placeholder',
  'roleDefinition',
]);

class SourcePage {
  rows = 0;
  readonly notes = new Map<string, number>();
  readonly examples = new Map<string, string>();
}

export class SourceBook {
  readonly #pages = new Map<string, Map<ExportKind, SourcePage>>();
  readonly #unread: UnreadSource[] = [];
  readonly #left = new Map<string, number>();

  addRows(file: string, kind: ExportKind, rows: number): void {
    this.#page(file, kind).rows += rows;
  }

  /** @param example of what the sentence is about, where many rows may say the same: told of the first. */
  note(file: string, kind: ExportKind, sentence: string, example?: string): void {
    const { notes, examples } = this.#page(file, kind);
    notes.set(sentence, (notes.get(sentence) ?? 0) + 1);
    if (example !== undefined && !examples.has(sentence)) examples.set(sentence, example);
  }

  /** In every file that has the kind. */
  noteKind(kind: ExportKind, sentence: string): void {
    for (const [file, kinds] of this.#pages) if (kinds.has(kind)) this.note(file, kind, sentence);
  }

  leaveOut(unread: UnreadSource): void {
    const left = (this.#left.get(unread.file) ?? 0) + 1;
    this.#left.set(unread.file, left);
    if (left <= mostLeftOut) this.#unread.push(unread);
  }

  rowsOf(file: string, kind: ExportKind): number {
    return this.#page(file, kind).rows;
  }

  /** Of one file, or of all: rows that can be judged. */
  rowsRead(file?: string): number {
    let sum = 0;
    for (const [name, kinds] of this.#pages)
      if (file === undefined || name === file) for (const [kind, { rows }] of kinds) sum += aside.has(kind) ? 0 : rows;
    return sum;
  }

  hasKind(kind: ExportKind): boolean {
    return [...this.#pages.values()].some((kinds) => (kinds.get(kind)?.rows ?? 0) > 0);
  }

  sources(): ReadSource[] {
    return [...this.#pages].flatMap(([file, kinds]) =>
      [...kinds].map(([kind, { rows, notes, examples }]) => ({
        file,
        holds: exportKinds[kind],
        rows,
        notes: notesTold(notes, examples),
      })),
    );
  }

  unread(): readonly UnreadSource[] {
    const more = [...this.#left]
      .filter(([, left]) => left > mostLeftOut)
      .map(([file, left]) => ({ file, sentence: `${left - mostLeftOut} other rows or parts of it were left out.` }));
    return [...this.#unread, ...more];
  }

  #page(file: string, kind: ExportKind): SourcePage {
    const kinds = this.#pages.get(file) ?? new Map<ExportKind, SourcePage>();
    this.#pages.set(file, kinds);
    const page = kinds.get(kind) ?? new SourcePage();
    kinds.set(kind, page);
    return page;
  }
}

function notesTold(notes: ReadonlyMap<string, number>, examples: ReadonlyMap<string, string>): string[] {
  const told = [...notes].slice(0, mostNotes).map(([sentence, times]) => {
    const example = examples.get(sentence);
    const of = example === undefined ? '' : times === 1 ? ` (${example})` : ` (${example} and ${times - 1} more)`;
    return `${sentence.replace(/\.$/, '')}${of}${example === undefined && times > 1 ? ` (${times} times)` : ''}.`;
  });
  return notes.size > mostNotes ? [...told, `${notes.size - mostNotes} other oddities are left out here.`] : told;
}
