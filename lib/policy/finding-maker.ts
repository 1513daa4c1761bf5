/** Owns the way from what a policy said to a finding: its path and line, its words for what is missing, its remedy and its fingerprint. */
import { createHash } from "node:crypto";
import { locationOf } from "../model/declaration";
import type { Change, Location } from "../model/fleet";
import { at, Paths, type Place, type Step, writePath } from "../model/place";
import { blame } from "./blame";
import type { Arrival, Destination } from "./arrivals";
import type { Checker, Missing, Statement } from "./checker";
import type { Finding, FindingPlace, Subject } from "./finding";
import type { Seen } from "./subjects";

/** What differs between a finding of what is declared and one of where a move ends. */
interface Told {
  readonly subject: Subject;
  /** What the subject is: places are said from it. */
  readonly near: object;
  readonly place: Place;
  readonly path: string;
  /** What a value that is missing is called. */
  readonly name: string;
  readonly related: readonly Place[];
  /** The message, of what is said. */
  readonly words: (says: string) => string;
}

export class FindingMaker {
  private readonly after: Paths;
  /** What was before, by what is judged and by what a base says. */
  private readonly earlier: readonly Paths[];

  constructor(private readonly change: Change) {
    const { after, before, claims } = change;
    this.after = new Paths(after);
    this.earlier = [before, claims?.state, claims?.base].flatMap((fleet) =>
      fleet === undefined ? [] : [new Paths(fleet)],
    );
  }

  finding(checker: Checker, seen: Seen, statement: Statement): Finding {
    const { thing } = seen;
    const place = statement.place ?? blame(this.change, checker, seen, statement) ?? { thing };
    const steps = this.stepsTo(place, thing);
    const own = this.stepsTo({ thing }, thing);
    const name = `${nameFrom(own, steps)}${this.isAfter(place, thing) ? "" : " before the change"}`;
    return this.told(checker, statement, {
      subject: statement.subject ?? seen.subject,
      near: thing,
      place,
      path: writePath(steps),
      name,
      related: statement.related,
      words: (says) => says,
    });
  }

  /** Of a domU where a planned move takes it: it is about the move, and all that takes part is beside it. */
  arrivalFinding(
    checker: Checker,
    statement: Statement,
    { planned, atHome }: Arrival,
    { before, real }: Destination,
  ): Finding {
    const { says } = statement;
    const host = before.subject.name;
    const there = checker.policy.subject === "host" ? `and of ${host} then:` : "where";
    const { subject, thing: near } = atHome;
    const place = at(planned, "to");
    return this.told(checker, statement, {
      subject,
      near,
      place,
      path: writePath(this.stepsTo(place, near)),
      name: typeof says === "string" ? "" : writePath(this.stepsTo(real(says.place), before.thing)),
      related: [statement.place, ...statement.related].flatMap((other) => (other === undefined ? [] : [real(other)])),
      words: (text) => `its planned ${planned.operation} goes to ${host}, ${there} ${text}`,
    });
  }

  private told(
    { policy }: Checker,
    statement: Statement,
    { subject, near, place, path, name, related, words }: Told,
  ): Finding {
    const { says } = statement;
    const said = words(typeof says === "string" ? says : `${name} ${says.state}`);
    return {
      policy: policy.id,
      result: statement.result,
      severity: statement.severity,
      subject,
      message: statement.result === "undecided" ? `Undecided: ${said}.` : said,
      remedy: statement.remedy ?? (typeof says === "string" ? policy.remedy : remedyFor(says, name)),
      sources: statement.sources,
      ...this.placed(place, path, near),
      related: related.map((other) => this.placed(other, writePath(this.stepsTo(other, near)), near)),
      ...unsaidBy(statement),
      fingerprint: fingerprint([policy.id, statement.id, path, statement.about]),
    };
  }

  private placed(place: Place, path: string, near: object): FindingPlace {
    const location = this.locate(place, near);
    return { path, ...(location !== undefined && { location }) };
  }

  /** Of the value itself, or of what is nearest above it. */
  private locate(place: Place, near: object): Location | undefined {
    if (!this.isAfter(place, near)) return undefined;
    for (const above of this.after.above(place)) {
      const location = locationOf(this.change.after, above);
      if (location !== undefined) return location;
    }
    return undefined;
  }

  private isAfter(place: Place, near: object): boolean {
    return this.after.stepsTo(place, near) !== undefined;
  }

  /** A place of the fleet before is one of what has gone. */
  private stepsTo(place: Place, near: object): readonly Step[] {
    const steps = this.after.stepsTo(place, near);
    if (steps !== undefined) return steps;
    for (const paths of this.earlier) {
      const found = paths.stepsTo(place);
      if (found !== undefined) return found;
    }
    throw new Error("a place is not in the fleet that is judged");
  }
}

function unsaidBy({ result, says, forOwnReason }: Statement): Pick<Finding, "unsaid"> {
  if (result !== "undecided") return {};
  if (typeof says === "string") return forOwnReason === true ? { unsaid: says } : {};
  return says.unsaid ? { unsaid: String(says.place.key ?? "") } : {};
}

/** From the subject on for what is its own; else from the fleet on. */
function nameFrom(own: readonly Step[], steps: readonly Step[]): string {
  const within = own.length > 0 && steps.length > own.length && own.every((step, index) => step === steps[index]);
  return writePath(within ? steps.slice(own.length) : steps);
}

function remedyFor({ state, unsaid }: Missing, name: string): string {
  if (unsaid) return `Declare ${name}.`;
  return state === "is malformed"
    ? `Mend ${name} first.`
    : `Give ${name} a value that is known when the plan is made, or judge again after apply.`;
}

function fingerprint(identity: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 32);
}
