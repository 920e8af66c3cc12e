// Columns of attempts.parquet: what the driver recorded, then what is to be said of it.
import { attemptColumns, type Column } from '../schema/columns.ts';
import { factColumns } from './attempt-facts.ts';

export const attemptTableColumns: readonly Column[] = [...attemptColumns, ...factColumns];
