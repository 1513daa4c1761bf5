import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sampleFleet } from "../../lib/model/sample";
import { parseFleet } from "../../lib/model/parse";
import { PolicyFailure } from "../../lib/policy/checker";
import { evaluate } from "../../lib/policy/evaluate";
import { definePolicy } from "../../lib/policy/policy";
import { policies } from "../../policies";
import { judgeEdited } from "../support/policy-cases";

const root = join(__dirname, "../..");
const ids = policies.map(({ id }) => id);
const fleet = parseFleet(sampleFleet(), { file: "sample" });

describe("the list of policies", () => {
  it("names each policy once, and none that has no file", () => {
    expect(new Set(ids).size).toBe(ids.length);
    const files = readdirSync(join(root, "policies")).map((file) => basename(file, ".ts"));
    expect(files.filter((file) => !["index", "coverage", "source-document"].includes(file)).sort()).toEqual(
      [...ids].sort(),
    );
  });

  it.each(ids)("has a table of cases for %s", (id) => {
    const file = join(__dirname, `${id}.test.ts`);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, "utf8")).toContain("policyCases(");
  });
});

describe("the sample fleet", () => {
  it("is clean under every policy, as itself and as a change from itself", () => {
    expect(evaluate({ after: fleet }, policies).findings).toEqual([]);
    expect(evaluate({ before: fleet, after: fleet }, policies).findings).toEqual([]);
  });
});

describe.each(policies.map((policy) => [policy.id, policy] as const))("the examples of %s", (id, { examples }) => {
  const { at, also = [], ...rejected } = examples.rejected;

  it("break this policy alone, or none", () => {
    const broken = judgeEdited(policies, rejected);
    expect([...new Set(broken.map(({ policy }) => policy))].sort()).toEqual([id, ...also].sort());
    expect(broken.filter(({ policy, result }) => policy === id && result !== "violation")).toEqual([]);
    // That something else is good to know takes nothing from what is accepted.
    const found = judgeEdited(policies, examples.accepted);
    expect(found.filter(({ severity, policy }) => severity !== "info" || policy === id)).toEqual([]);
  });

  it("are told at the value that breaks it", () => {
    const paths = judgeEdited(policies, rejected).flatMap(({ policy, path }) =>
      policy === id ? [path.replace(/^hosts\.alpha(\.|$)/, "")] : [],
    );
    expect(paths).toContain(at);
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
    expect(() => evaluate({ after: fleet }, [broken])).toThrow(
      "policy always-breaks failed on host alpha: no such thing",
    );
  });
});
