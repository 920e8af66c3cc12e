// A currency in words, and amounts of it. Always as English has it, whatever the language of the machine.
import { toDecimals } from './quantity.ts';

/** "US Dollar (USD)"; a code without a name stands alone. */
export function currencyInWords(code: string): string {
  const name = new Intl.DisplayNames('en', { type: 'currency' }).of(code) ?? code;
  return name === code ? code : `${name} (${code})`;
}

/** To the smallest unit, grouped, without the code. */
export function money(amount: number, code: string): string {
  return toDecimals(amount, decimalsOf(code));
}

/** How many smallest units make one: 100 of USD, 1 of JPY, 1 000 of KWD. In these what is shown adds up. */
export function smallestUnitsOf(code: string): number {
  return 10 ** decimalsOf(code);
}

function decimalsOf(code: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2
  );
}
