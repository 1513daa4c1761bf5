/** Owns what is known of a change as a whole: what each thing was, and what stays though it is declared no longer. Worked out once, when first asked. */
import type { Change, Fleet, Host } from "../model/fleet";
import { Past } from "./past";
import { type Staying, stayingOf } from "./staying";

export class History {
  private found: readonly Staying[] | undefined;
  private byHost: ReadonlyMap<Host, Staying> | undefined;

  /** @param staying what stays, where `past` knows it as declared again. */
  constructor(
    readonly past: Past,
    staying?: readonly Staying[],
  ) {
    this.found = staying;
  }

  get staying(): readonly Staying[] {
    return (this.found ??= stayingOf(this.past));
  }

  /** What stays on a host that is still declared. */
  stayingOn(host: Host): Staying | undefined {
    this.byHost ??= new Map(this.staying.flatMap((one) => (one.is === undefined ? [] : [[one.is, one] as const])));
    return this.byHost.get(host);
  }
}

const histories = new WeakMap<Fleet, History>();

/** Undefined where nothing says what was before. */
export function historyOf({ before, after }: Change): History | undefined {
  if (before === undefined) return undefined;
  let history = histories.get(after);
  if (history?.past.before !== before) histories.set(after, (history = new History(new Past(before, after))));
  return history;
}

export function rememberHistory(after: Fleet, history: History): void {
  histories.set(after, history);
}
