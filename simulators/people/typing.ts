// Typing user name and password: how long it takes and what comes out. Slips noticed before sending cost only time,
// which the published typing speeds contain; a user name is therefore always sent right.
import type { Device } from './virtual-user.ts';
import { drawPassword } from './draw-password.ts';
import type { Draws } from './draws.ts';
import type { Intent } from './intent.ts';
import type { DurationId } from './parameter-table.ts';
import type { Person } from './person.ts';

export function submitUserName(person: Person): Intent<'submit-user-name'> {
  const { atStep, ofUser } = person;
  const { userPrincipalName } = person.situation;
  const offered = ofUser.happens('user-name-offered');
  const enteringMs = offered
    ? atStep.durationMs('pointing')
    : typingMs(person, 'key-of-user-name', userPrincipalName.length);
  return person.intent.types(atStep.durationMs('page-orientation') + enteringMs, userPrincipalName);
}

export function submitPassword(person: Person): Intent<'submit-password'> {
  const { atStep } = person;
  const { password } = person.situation;
  const orientationMs = atStep.durationMs('page-orientation');
  if (fillsPassword(person)) return person.intent.types(orientationMs + atStep.durationMs('pointing'), password);
  const slip = slipOf(person);
  const text = slip === undefined ? password : slippedPassword(person, slip);
  return person.intent.types(orientationMs + typingMs(person, 'key-of-password', text.length), text, slip);
}

/** Invented and typed once; the same visit always invents the same. */
export function chooseNewPassword(person: Person): Intent<'choose-new-password'> {
  const { atStep } = person;
  const text = drawPassword(Math.round(person.ofUser.value('password-length')), atStep.stream('new-password'));
  return person.intent.types(
    atStep.durationMs('page-orientation') +
      atStep.durationMs('new-password-invention') +
      typingMs(person, 'key-of-password', text.length),
    text,
  );
}

/** A password manager knows the current password and types it without a slip. A property of the person. */
export function fillsPassword(person: Person): boolean {
  return person.ofUser.happens('password-filled');
}

/** One pace is drawn for the whole entry, ms. */
export function typingMs({ atStep, situation: { device } }: Person, key: DurationId, characters: number): number {
  return atStep.durationMs(key) * characters * (isPhone(device) ? atStep.value('typing-on-phone') : 1);
}

export function isPhone(device: Device): boolean {
  return device.kind === 'iphone' || device.kind === 'android-phone';
}

type Slip = 'old-password' | 'capital-lock' | 'mistyped';

function slipOf({ atStep }: Person): Slip | undefined {
  // All three are drawn before any is looked at, so that setting one to 0 moves no other.
  const old = atStep.happens('old-password');
  const capitals = atStep.happens('capital-lock');
  const slipped = atStep.happens('password-mistyped');
  if (old) return 'old-password';
  if (capitals) return 'capital-lock';
  return slipped ? 'mistyped' : undefined;
}

function slippedPassword({ atStep, situation: { password, user } }: Person, slip: Slip): string {
  switch (slip) {
    case 'old-password':
      return password === user.password ? user.oldPassword : user.password;
    case 'capital-lock':
      return swapCase(password);
    case 'mistyped':
      return mistype(password, atStep);
  }
}

/** One slip: a character left out, doubled, swapped with the next, or replaced by its neighbour in the alphabet. Never the text itself. */
export function mistype(text: string, draws: Pick<Draws, 'stream'>): string {
  const stream = draws.stream('slip');
  const at = Math.floor(stream.uniform() * text.length);
  const [before, hit, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const outcomes = [before + after, before + hit + hit + after, before + neighbour(hit) + after];
  if (after !== '' && after.charAt(0) !== hit) outcomes.push(before + after.charAt(0) + hit + after.slice(1));
  return outcomes[Math.floor(stream.uniform() * outcomes.length)] ?? before + after;
}

/** The next letter or digit, round at the ends; any other character becomes "1", so that it stays typable. */
export function neighbour(character: string): string {
  if (/[a-y]|[A-Y]|[0-8]/.test(character)) return String.fromCharCode(character.charCodeAt(0) + 1);
  if (character === 'z') return 'a';
  if (character === 'Z') return 'A';
  return character === '9' ? '0' : '1';
}

function swapCase(text: string): string {
  return text.replace(/[a-z]|[A-Z]/g, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
