import { type BranchJudgement, fold } from "../../lib/gate/fold";
import type { Finding } from "../../lib/policy/finding";

const finding = (fingerprint: string, message: string, more: Partial<Finding> = {}): Finding => ({
  policy: "p",
  result: "violation",
  severity: "error",
  subject: { kind: "domU", host: "alpha", name: "web" },
  message,
  remedy: "",
  sources: [],
  path: "",
  related: [],
  fingerprint,
  ...more,
});
const on = (branch: string, ...findings: readonly Finding[]): BranchJudgement => ({
  branch,
  judgement: { policies: 1, notJudged: [], findings },
});
const told = (...judgements: readonly [BranchJudgement, ...BranchJudgement[]]) =>
  fold(judgements).findings.map(({ severity, message, onlyOn }) => ({
    severity,
    message,
    ...(onlyOn !== undefined && { onlyOn }),
  }));

describe("what policies say of several releases", () => {
  const a = finding("a", "no");

  it("is said once, in the newest one's words, where it holds on all", () => {
    expect(
      told(on("4.19", finding("a", "new")), on("4.18", finding("a", "old")), on("4.17", finding("a", "older"))),
    ).toEqual([{ severity: "error", message: "new" }]);
  });

  it.each([
    ["the newest", [true, false, false, false], "on 4.20"],
    ["the newer ones", [true, true, false, false], "from 4.19 on"],
    ["the older ones", [false, false, true, true], "up to 4.18"],
    ["the oldest", [false, false, false, true], "on 4.17"],
    ["those between", [false, true, true, false], "from 4.18 to 4.19"],
    ["one between", [false, true, false, false], "on 4.19"],
    ["two that are apart", [true, false, true, false], "on 4.18, 4.20"],
  ])("is an info that names the releases where it holds on %s", (_, holds, range) => {
    const judgements = ["4.20", "4.19", "4.18", "4.17"].map((branch, index) =>
      on(branch, ...(holds[index] === true ? [a] : [])),
    );
    expect(told(...(judgements as [BranchJudgement]))).toEqual([
      { severity: "info", message: `${range}: no`, onlyOn: range },
    ]);
  });

  it("keeps two findings of one fingerprint apart", () => {
    expect(told(on("4.18", a, a), on("4.17", a))).toEqual([
      { severity: "error", message: "no" },
      { severity: "info", message: "on 4.18: no", onlyOn: "on 4.18" },
    ]);
  });

  it("takes another severity, or what can't be decided, for another finding", () => {
    const mild = finding("a", "mild", { severity: "warning" });
    const unknown = finding("a", "unknown", { result: "undecided" });
    expect(told(on("4.19", a), on("4.18", mild), on("4.17", unknown)).map(({ message }) => message)).toEqual([
      "on 4.19: no",
      "on 4.18: mild",
      "on 4.17: unknown",
    ]);
  });
});
