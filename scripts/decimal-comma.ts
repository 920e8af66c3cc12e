// The option of every command that writes CSV.

export const decimalComma = [
  '--decimal-comma',
  'CSV with decimal comma and semicolons, for spreadsheets that expect them',
] as const;
