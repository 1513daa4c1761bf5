/** Owns the tests of a policy's boundary by release: generated from the facts, so that a new span is tested by being written. */
import type { Fact, Span } from "../../lib/facts/fact";
import { isObject, type RawObject } from "../../lib/model/document";
import type { SampleEdits } from "../../lib/model/sample";
import type { AnyPolicy, Example } from "../../lib/policy/policy";
import type { Ordered } from "../../lib/xen/release";
import { XEN_RELEASES } from "../../lib/xen/releases";
import { judgeEdited } from "./policy-cases";
import { answer } from "./versioned-facts";

export interface Boundary<Value> {
  /** A fleet at the limit, which passes. Undefined: the value allows nothing. */
  readonly at: (value: Value, release: string) => Example | undefined;
  /** The same, one unit past the limit, which is refused. Undefined: the value forbids nothing. */
  readonly past: (value: Value, release: string) => Example | undefined;
  /**
   * The fleet that is undecided one release before the sources begin. Default: `at` of the oldest value, or `past` where that allows nothing.
   * `passes` says that `at` passes there instead, `refuses` that `past` is a violation there all the same, and why.
   */
  readonly before?: ((release: string) => Example) | { readonly passes: string } | { readonly refuses: string };
  /** Whose kernel the releases are of, for a fact of Linux. Default: the domU's. */
  readonly kernelOf?: "domU" | "dom0";
}

/**
 * Tests `policy` in each span of `fact`, with the span's first release declared: at the limit it passes, one unit past it is a violation.
 * One release before the oldest span, and at the beginning of each gap, it is undecided. An example may declare its own release of the
 * host; the fact's is put over it.
 */
export function boundaryCases<Value>(policy: AnyPolicy, fact: Fact<Value>, boundary: Boundary<Value>): void {
  answer(policy, fact);
  const place = (example: Example, release: string): Example =>
    placed(example, fact.axis === "xen" ? "xen" : (boundary.kernelOf ?? "domU"), release);
  const name = fact.axis === "xen" ? "Xen" : "Linux";

  describe(`${policy.id} at the limits of ${fact.id}`, () => {
    it("decides by that fact", () => expect(policy.facts.map(({ id }) => id)).toContain(fact.id));

    for (const { since, value } of fact.spans) {
      const release = since.toString();
      const [at, past] = [boundary.at(value, release), boundary.past(value, release)];
      it(`is given a case for ${name} ${release}`, () => expect([at, past]).not.toEqual([undefined, undefined]));
      if (at !== undefined)
        it(`passes what ${name} ${release} allows: ${fact.show(value)}`, () =>
          expect(resultsOf(policy, place(at, release))).toEqual([]));
      if (past !== undefined) {
        it(`refuses what ${name} ${release} forbids: ${fact.show(value)}`, () =>
          expect(resultsOf(policy, place(past, release))).toContain("violation"));
      }
    }

    const { before } = boundary;
    for (const { release, span } of uncovered(fact)) {
      const [at, past] = [boundary.at(span.value, release), boundary.past(span.value, release)];
      const where = `on ${name} ${release}, which no source covers`;
      const results = (example: Example | undefined): readonly string[] => {
        if (example === undefined) throw new Error(`there is no fleet to judge ${where}: give one by before`);
        return resultsOf(policy, place(example, release));
      };
      if (typeof before === "object" && "passes" in before)
        it(`passes ${where}: ${before.passes}`, () => expect(results(at)).toEqual([]));
      else if (typeof before === "object")
        it(`refuses ${where}: ${before.refuses}`, () => expect(results(past)).toContain("violation"));
      else
        it(`is undecided ${where}`, () =>
          expect([...new Set(results(before === undefined ? (at ?? past) : before(release)))]).toEqual(["undecided"]));
    }
  });
}

function resultsOf(policy: AnyPolicy, example: Example): readonly string[] {
  return judgeEdited([policy], example).map(({ result }) => result);
}

/** The release before the oldest span, and the first of each gap, each with the span next to it. */
export function uncovered<Value>({
  spans,
  axis,
}: Fact<Value>): readonly { readonly release: string; readonly span: Span<Value> }[] {
  return spans.flatMap((span, index) => {
    const { since } = span;
    const older = spans[index + 1];
    if (older?.until === undefined) {
      const release = axis === "xen" ? xenBefore(since) : linuxBefore(since);
      return release === undefined ? [] : [{ release, span }];
    }
    return older.until.toString() === since.toString() ? [] : [{ release: older.until.toString(), span: older }];
  });
}

/** The last release before `release` that there was; undefined for the first of all. */
function xenBefore({ parts: [major = 0, minor = 0, point = 0] }: Ordered): string | undefined {
  if (point > 0) return `${major}.${minor}.${point - 1}`;
  const branches = [...XEN_RELEASES];
  const [branch, earlier] = branches[branches.findIndex(([name]) => name === `${major}.${minor}`) - 1] ?? [];
  return earlier && `${branch}.${earlier.lastPoint}`;
}

/** Some release below `release`; which ones there were doesn't matter, for kernels are only compared. */
function linuxBefore({ parts }: Ordered): string | undefined {
  const last = parts.findLastIndex((part) => part > 0);
  return last <= 0
    ? `${(parts[0] ?? 1) - 1}.99`
    : parts.map((part, index) => (index < last ? part : index === last ? part - 1 : 99)).join(".");
}

function placed({ before, ...after }: Example, whose: "xen" | "domU" | "dom0", release: string): Example {
  const edit = (edits: SampleEdits): SampleEdits => {
    if (whose === "domU") return { ...edits, domU: { ...edits.domU, kernel: release } };
    const field =
      whose === "xen"
        ? { xen: { ...part(edits.host, "xen"), release } }
        : { dom0: { ...part(edits.host, "dom0"), kernel: release } };
    return { ...edits, host: { ...edits.host, ...field } };
  };
  return { ...edit(after), ...(before !== undefined && { before: edit(before) }) };
}

function part(host: RawObject | undefined, name: string): RawObject {
  const value = host?.[name];
  return isObject(value) ? value : {};
}
