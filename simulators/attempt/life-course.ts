// The life of one virtual user in a run, attempt by attempt: for each arm an account, a registration where its flow needs one, then every
// need to sign in, with starting over after a failure. Goes on at once where nothing waits.
import { openStream } from '../../scenarios/sampling/stream.ts';
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Arm, ArmId } from '../../scenarios/schema/arm.ts';
import { personInArm } from '../people/person-in-arm.ts';
import { armPurpose } from './arm-purpose.ts';
import { openAccount } from './account-holder.ts';
import { attemptsBefore, type WithoutNeed } from './before-need.ts';
import { attackAfter } from './attack-after.ts';
import type { AttackInCourse } from './attack-in-course.ts';
import type { AttemptCourse } from './attempt-course.ts';
import { AttemptInHand } from './attempt-in-hand.ts';
import { closedAfter, neverBegun } from './closed-session.ts';
import { comesBack, sessionOrder } from './come-without-need.ts';
import type { OpenSession } from './driver.ts';
import type { Life } from './life.ts';
import { OrderInHand, type PersonInArm } from './order-in-hand.ts';
import { PlanInHand, type Plan } from './plan.ts';
import type { Interpreter } from './run-attempt.ts';
import { nextStart, type AttemptStart, type WhoStartsOver } from './start-over.ts';
import { TriesAtAccount } from './tries-at-account.ts';
import { impostorBefore } from './impostors-before.ts';
import type { Maybe } from './when-there.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One life after the other: what is handed out of one is gone with the next. */
export class LifeCourse {
  /** Both are set by begin(), which comes first. */
  #life!: Life;
  #interpreter!: Interpreter;
  #armsBegun = 0;
  /** In the arm that is lived, with what decides whether they start over; absent: between two. */
  #person: (PersonInArm & WhoStartsOver) | undefined;
  /** What they register first. Undefined: nothing. */
  #registration: FlowId | undefined;
  #plansBegun = 0;
  /** Of one need after the other. */
  readonly #plan = new PlanInHand();
  readonly #opening: Writable<AttemptStart> = { drawIndex: 0, startsAtMs: Number.NaN };
  /** What is still to come before the next need without serving it. Undefined: not drawn yet. */
  #before: WithoutNeed[] | undefined;
  /** The attempt at hand, where it serves no need. */
  #without: WithoutNeed | undefined;
  /** Under way at the account of this arm. */
  #attack: AttackInCourse | undefined;
  /** At the account of this arm. Undefined: the scenario has no attempts but those that serve a need. */
  #tries: TriesAtAccount | undefined;
  /** By flow, how many attempts there were in this arm. */
  readonly #ordinals = new Map<FlowId, number>();
  /** Of the need that is served: the first attempt, and the one to come; absent: there is none. */
  #first: AttemptStart | undefined;
  #start: AttemptStart | undefined;
  #isOver = false;
  readonly #order = new OrderInHand();
  readonly #inHand = new AttemptInHand(this.#order);

  /** The one before has been lived, or broken off. */
  begin(life: Life, interpreter: Interpreter): void {
    this.#life = life;
    this.#interpreter = interpreter;
    this.#order.liveOn(life);
    this.#armsBegun = 0;
    this.#person = undefined;
    this.#before = undefined;
    this.#without = undefined;
    this.#first = undefined;
    this.#start = undefined;
    this.#isOver = false;
  }

  /** The next attempt, once it was lived; undefined: the life is over. */
  next(): Maybe<AttemptInHand | undefined> {
    while (!this.#isOver) {
      if (this.#start !== undefined) return this.#live(this.#start);
      const moved = this.#move();
      if (moved instanceof Promise) return this.#nextAfter(moved);
    }
    return undefined;
  }

  async #nextAfter(moved: Promise<void>): Promise<AttemptInHand | undefined> {
    await moved;
    return this.next();
  }

  /** Whoever stops in between leaves an account to be closed. */
  breakOff(): Maybe<void> {
    return this.#closeAccount();
  }

  /** To the next need, the next arm, or out of this life. */
  #move(): Maybe<void> {
    if (this.#person === undefined) {
      const arm = this.#life.arms[this.#armsBegun];
      this.#armsBegun += 1;
      return arm === undefined ? this.#leave() : this.#openAccount(arm);
    }
    const plan = this.#nextPlan(this.#person);
    this.#without = plan === undefined ? this.#nextOfAttack(this.#person) : this.#nextBefore(this.#person, plan);
    const turn = this.#without?.plan ?? plan;
    if (turn === undefined) return this.#closeAccount();
    if (this.#without === undefined) this.#plansBegun += 1;
    this.#opening.drawIndex = turn.firstDraw;
    this.#opening.startsAtMs = turn.startsAtMs;
    this.#first = this.#opening;
    this.#start = this.#opening;
    this.#order.serve(
      this.#without === undefined ? this.#person : { ...this.#person, account: this.#without.account },
      turn,
    );
  }

  /** The registration comes before all needs to sign in. */
  #nextPlan({ user, arm }: PersonInArm): Plan | undefined {
    const { needs, scenario } = this.#life;
    const [first] = needs;
    const registrations = this.#registration === undefined ? 0 : 1;
    if (this.#registration !== undefined && first !== undefined && this.#plansBegun === 0)
      return this.#plan.register(user, this.#registration, first);
    const need = needs[this.#plansBegun - registrations];
    return need === undefined ? undefined : this.#plan.signIn(arm.signIn, need, scenario.limits);
  }

  #nextBefore({ user, arm, account }: PersonInArm, plan: Plan): WithoutNeed | undefined {
    const { unmeant, impostors, needs, human, scenario } = this.#life;
    const timeLimitMs = scenario.limits.attemptTime;
    if (unmeant === undefined && impostors === undefined) return undefined;
    this.#before ??= [
      ...(impostors === undefined ? [] : impostorBefore(impostors, { user, human, timeLimitMs }, arm, account, plan)),
      ...(unmeant === undefined ? [] : attemptsBefore(unmeant, { user, needs, human }, arm, account, plan)),
    ];
    const next = this.#before.shift();
    if (next === undefined) this.#before = undefined;
    return next;
  }

  /** After the last need. */
  #nextOfAttack({ user, arm, account }: PersonInArm): WithoutNeed | undefined {
    const { attacks, needs, human } = this.#life;
    if (attacks === undefined) return undefined;
    this.#attack ??= attackAfter(attacks, { user, human, arm, account, lastNeed: needs.at(-1) });
    return this.#attack?.next();
  }

  #openAccount(arm: Arm): Maybe<void> {
    const { scenario, user: given, unmeant, human, identityOf, countryOf } = this.#life;
    const user = personInArm(scenario.seed, arm, given);
    const account = openAccount(user, arm, identityOf?.(user));
    const person = { user, arm, account, country: countryOf?.(user), human, scenario };
    this.#ordinals.forEach(beginAnew);
    this.#registration = registrationFor(arm.signIn);
    this.#plansBegun = 0;
    this.#attack = undefined;
    this.#tries = unmeant === undefined ? undefined : new TriesAtAccount(unmeant.lockOutThresholds[arm.id] ?? 1);
    const opened = this.#openAtTarget(person);
    if (opened instanceof Promise) return this.#beginAfter(opened, person);
    this.#person = person;
  }

  /** Not beside another lane's quiet attempt: hashing the password keeps a core busy. */
  #openAtTarget({ user, account }: PersonInArm): Maybe<void> {
    const { around, lane } = this.#life;
    return around === undefined
      ? lane.openAccount(user, account)
      : around(false, async () => lane.openAccount(user, account));
  }

  async #beginAfter(opened: Promise<void>, person: PersonInArm & WhoStartsOver): Promise<void> {
    await opened;
    this.#person = person;
  }

  #closeAccount(): Maybe<void> {
    const person = this.#person;
    if (person === undefined) return;
    this.#person = undefined;
    this.#start = undefined;
    return this.#life.lane.closeAccount(person.account);
  }

  #leave(): Maybe<void> {
    this.#isOver = true;
    const { around, lane } = this.#life;
    return around === undefined ? lane.leaveUser() : around(false, async () => lane.leaveUser());
  }

  #live(start: AttemptStart): Maybe<AttemptInHand> {
    const { around } = this.#life;
    const order = this.#order;
    const ordinal = this.#ordinals.get(order.flow) ?? 0;
    this.#ordinals.set(order.flow, ordinal + 1);
    // No figure of machine time comes from what serves no need.
    const quiet = this.#without === undefined && isQuiet(this.#life, order.arm, start.drawIndex);
    order.begin(start);
    this.#inHand.begin(ordinal, quiet);
    const lived = around === undefined ? this.#attempt() : this.#attemptAround(quiet, around);
    return lived instanceof Promise ? this.#endLater(lived) : this.#end(lived);
  }

  async #endLater(lived: Promise<AttemptCourse>): Promise<AttemptInHand> {
    return this.#end(await lived);
  }

  #attemptAround(quiet: boolean, around: NonNullable<Life['around']>): Maybe<AttemptCourse> {
    return around(quiet, async () => this.#attempt());
  }

  #attempt(): Maybe<AttemptCourse> {
    let opened: Maybe<OpenSession>;
    try {
      opened = this.#life.lane.openSession(sessionOrder(this.#order, this.#without));
    } catch (cause) {
      return neverBegun(cause, this.#order);
    }
    return opened instanceof Promise ? this.#inSessionLater(opened) : this.#inSession(opened);
  }

  #inSessionLater(opened: Promise<OpenSession>): Promise<AttemptCourse> {
    return opened.then(
      (session) => this.#inSession(session),
      (cause: unknown) => neverBegun(cause, this.#order),
    );
  }

  #inSession({ session, close }: OpenSession): Maybe<AttemptCourse> {
    const isMeant = this.#without === undefined;
    const lived = this.#interpreter.live(this.#order, session, this.#without?.human ?? this.#life.human);
    return closedAfter(close, lived, isMeant);
  }

  #end(course: AttemptCourse): AttemptInHand {
    const first = this.#first;
    const start = this.#start;
    const who = this.#person;
    if (first === undefined || start === undefined || who === undefined) throw new Error('an attempt of nobody ended');
    if (this.#without === undefined) {
      this.#inHand.end(course, this.#tries?.ofPerson(course));
      this.#start = nextStart(who, first, start, course);
    } else {
      if (this.#inHand.purpose === 'guess') this.#tries?.ofStranger(course);
      this.#inHand.end(course, undefined);
      this.#attack?.ended(course.outcome, course.endedAtMs, this.#order.correlationId);
      this.#start = comesBack(this.#without, first, start, course);
    }
    return this.#inHand;
  }
}

/** Cleared, the map would be made anew by V8. */
function beginAnew(_ordinal: number, flow: FlowId, ordinals: Map<FlowId, number>): void {
  ordinals.set(flow, 0);
}

const quietPurpose = armPurpose('quiet');

/** Nothing is drawn where the share leaves nothing open. */
function isQuiet({ scenario: { seed, measurement }, user }: Life, arm: ArmId, drawIndex: number): boolean {
  const { quietShare } = measurement;
  return (
    quietShare >= 1 ||
    openStream({ seed, purpose: quietPurpose(arm), user: user.index, attempt: drawIndex }).uniform() < quietShare
  );
}
