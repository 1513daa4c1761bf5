import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { baseline } from "../../lib/model/baseline";
import { parseFleet } from "../../lib/model/parse";
import { evaluate, PolicyFailure } from "../../lib/policy/evaluate";
import { definePolicy } from "../../lib/policy/policy";
import { policies } from "../../policies";
import { judgeEdited } from "../support/policy-cases";

const root = join(__dirname, "../..");
const ids = policies.map(({ id }) => id);
const fleet = parseFleet(baseline(), { file: "baseline" });

describe("the list of policies", () => {
  it("names each policy once, and none that has no file", () => {
    expect(new Set(ids).size).toBe(ids.length);
    const files = readdirSync(join(root, "policies")).map((file) => basename(file, ".ts"));
    expect(files.filter((file) => file !== "index" && file !== "coverage").sort()).toEqual([...ids].sort());
  });

  it.each(ids)("has a table of cases for %s", (id) => {
    const file = join(__dirname, `${id}.test.ts`);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, "utf8")).toContain("policyCases(");
  });
});

describe("the baseline", () => {
  it("is clean under every policy, as itself and as a change from itself", () => {
    expect(evaluate({ after: fleet }, policies).findings).toEqual([]);
    expect(evaluate({ before: fleet, after: fleet }, policies).findings).toEqual([]);
  });
});

describe.each(policies.map((policy) => [policy.id, policy] as const))("the examples of %s", (_, policy) => {
  it("are rejected and accepted, as they say", () => {
    expect(judgeEdited(policy, policy.examples.rejected).map(({ result, policy: by }) => [result, by])).toContainEqual(["violation", policy.id]);
    expect(judgeEdited(policy, policy.examples.accepted)).toEqual([]);
  });
});

describe("a policy that throws", () => {
  it("is a failure of its own, that names it and its subject", () => {
    const broken = definePolicy({
      id: "always-breaks",
      subject: "host",
      covers: [],
      judges: "state",
      severity: "error",
      summary: "",
      rationale: "",
      remedy: "",
      facts: [],
      messages: {},
      check: () => {
        throw new TypeError("no such thing");
      },
      examples: { rejected: {}, accepted: {} },
    });
    expect(() => evaluate({ after: fleet }, [broken])).toThrow(PolicyFailure);
    expect(() => evaluate({ after: fleet }, [broken])).toThrow("policy always-breaks failed on host alpha: no such thing");
  });
});
