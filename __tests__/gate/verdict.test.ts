/** When a change is rejected, and what is fatal in it. */
import { judgeChange, type Threshold, type Verdict } from "../../lib/gate/verdict";
import { type SampleEdits, editedSample } from "../../lib/model/sample";
import { parseFleet } from "../../lib/model/parse";
import { at } from "../../lib/model/place";
import type { Finding, Severity } from "../../lib/policy/finding";
import { type AnyPolicy, definePolicy, message, type Messages } from "../../lib/policy/policy";
import type { Waiver } from "../../lib/policy/waiver";

const change = (edits: SampleEdits = {}) => ({ after: parseFleet(editedSample(edits), { file: "test" }) });

/** Says one thing of every domU. */
function says(severity: Severity, result: Finding["result"]): AnyPolicy {
  return definePolicy<"domU", Messages>({
    id: `says-${severity}`,
    subject: "domU",
    covers: [],
    judges: "state",
    severity,
    summary: "",
    rationale: "",
    remedy: "",
    facts: [],
    messages: { said: message(() => "said") },
    check: ({ domU }, { report, undecided }) => {
      if (result === "violation") report("said", undefined as never, at(domU));
      else undecided("nobody knows", at(domU));
    },
    examples: { rejected: {}, accepted: {} },
  });
}

const thresholds = ["info", "warning", "error", "never"] as const;

describe("a violation", () => {
  it.each<[Severity, Record<Threshold["failOn"], boolean>]>([
    ["info", { info: true, warning: false, error: false, never: false }],
    ["warning", { info: true, warning: true, error: false, never: false }],
    ["error", { info: true, warning: true, error: true, never: false }],
    ["fatal", { info: true, warning: true, error: true, never: false }],
  ])("of severity %s rejects at its threshold and at any milder one", (severity, expected) => {
    for (const failOn of thresholds)
      for (const allowUndecided of [true, false]) {
        const verdict = judgeChange(change(), [says(severity, "violation")], { failOn, allowUndecided });
        expect([failOn, verdict.rejected]).toEqual([failOn, expected[failOn]]);
        expect(verdict.fatal).toBe(severity === "fatal");
      }
  });
});

describe("a check that can't be decided", () => {
  it.each<[Severity, Record<Threshold["failOn"], boolean>]>([
    ["info", { info: true, warning: false, error: false, never: false }],
    ["warning", { info: true, warning: true, error: false, never: false }],
    ["error", { info: true, warning: true, error: true, never: false }],
    ["fatal", { info: true, warning: true, error: true, never: false }],
  ])(
    "of severity %s rejects as its violation would, unless it is allowed, and is never fatal",
    (severity, expected) => {
      const judge = (failOn: Threshold["failOn"], allowUndecided: boolean): Verdict =>
        judgeChange(change(), [says(severity, "undecided")], { failOn, allowUndecided });
      for (const failOn of thresholds) {
        expect([failOn, judge(failOn, false).rejected]).toEqual([failOn, expected[failOn]]);
        expect(judge(failOn, true).rejected).toBe(false);
        expect(judge(failOn, false).fatal).toBe(false);
      }
    },
  );
});

describe("a verdict", () => {
  const lenient: Threshold = { failOn: "never", allowUndecided: true };

  it("rejects a malformed value whatever the threshold: nothing can be written from that", () => {
    expect(judgeChange(change({ domU: { memory: "much" } }), [], lenient).rejected).toBe(true);
    expect(judgeChange(change(), [], lenient).rejected).toBe(false);
  });

  it("is made of all findings: one that rejects is enough, and one that is fatal", () => {
    const mixed = [says("info", "violation"), says("fatal", "violation"), says("warning", "undecided")];
    const { rejected, fatal, judgement } = judgeChange(change(), mixed, { failOn: "error", allowUndecided: true });
    expect({ rejected, fatal, findings: judgement.findings.length }).toEqual({
      rejected: true,
      fatal: true,
      findings: 3,
    });
  });

  it("hands on the change that was judged", () => {
    const judged = change();
    expect(judgeChange(judged, [], lenient).change).toBe(judged);
  });

  it("waives nothing where nothing is accepted", () => {
    const verdict = judgeChange(change(), [says("error", "violation")], { failOn: "error", allowUndecided: false });
    expect(verdict).toMatchObject({ waived: [], stale: [], expired: [], rejected: true });
  });

  it("leaves out what is waived, up to the last day of the waiver", () => {
    const waiver: Waiver = { policy: "says-error", reason: "an appliance", until: "2026-06-01" };
    const on = (today: string) =>
      judgeChange(
        change(),
        [says("error", "violation")],
        { failOn: "info", allowUndecided: false },
        { waivers: [waiver], today },
      );
    expect(on("2026-06-01")).toMatchObject({
      rejected: false,
      judgement: { findings: [] },
      waived: [{ policy: "says-error" }],
      expired: [],
    });
    expect(on("2026-06-02")).toMatchObject({ rejected: true, waived: [], stale: [], expired: [waiver] });
  });
});
