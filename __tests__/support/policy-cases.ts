/** Owns the case table that every policy is tested with: what passes, what is a violation, what can't be decided. */
import { type SampleEdits, editedSample } from "../../lib/model/sample";
import { parseFleet } from "../../lib/model/parse";
import { evaluate } from "../../lib/policy/evaluate";
import type { Finding, Severity } from "../../lib/policy/finding";
import type { AnyPolicy, Example } from "../../lib/policy/policy";
import { PLACEHOLDER } from "../../scripts/new-policy-templates";
import { unanswered } from "./versioned-facts";

export interface Case extends Example {
  /** A sentence about the domain that ends the sentence "it passes/refuses/leaves undecided ...". */
  readonly name: string;
}

export interface Violation extends Case {
  /** What the message must hold; one entry for each finding, in the findings' order. */
  readonly says: readonly string[];
  readonly severity?: Severity;
  /** Where the findings differ: of each, in their order. */
  readonly severities?: readonly Severity[];
}

export interface Cases {
  readonly valid: readonly Case[];
  readonly invalid: readonly Violation[];
  readonly undecided: readonly Violation[];
}

/** The findings of policies on an edited sample. */
export function judgeEdited(policies: readonly AnyPolicy[], { before, claims, ...edits }: Example): readonly Finding[] {
  const parse = (of: SampleEdits) => parseFleet(editedSample(of), { file: "test" });
  const state = before && parse(before);
  return evaluate(
    {
      after: parse(edits),
      ...(state && { before: state }),
      ...(state && claims && { claims: { state, base: parse(claims.base) } }),
    },
    policies,
  ).findings;
}

export function policyCases(policy: AnyPolicy, { valid, invalid, undecided }: Cases): void {
  const names = [...valid, ...invalid, ...undecided].map(({ name }) => name);
  const bodies = [...valid, ...invalid, ...undecided].map(({ name: _, ...body }) => JSON.stringify(body));
  const expectFindings = (
    result: Finding["result"],
    { says, severity = policy.severity, severities, ...edits }: Violation,
  ): void => {
    const findings = judgeEdited([policy], edits);
    expect(findings.map(({ message }) => message)).toEqual(says.map((text) => expect.stringContaining(text)));
    for (const [index, finding] of findings.entries())
      expect(finding).toMatchObject({ policy: policy.id, result, severity: severities?.[index] ?? severity });
    if (result === "violation" && policy.facts.length > 0)
      for (const { sources } of findings) expect(sources.length).toBeGreaterThan(0);
  };

  describe(policy.id, () => {
    it("has nothing left to fill in (scripts/new-policy-templates.ts)", () => {
      expect(placeholders({ policy: readable(policy), valid, invalid, undecided })).toEqual([]);
    });
    it("has no case twice", () => {
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(bodies).size).toBe(bodies.length);
    });
    // boundaryCases (boundary-cases.ts) for each, or withoutBoundary (versioned-facts.ts).
    it("has boundary cases for each fact that differs by release, or says why there are none", () =>
      expect(unanswered(policy)).toEqual([]));
    for (const { name, ...edits } of valid)
      it(`passes ${name}`, () => expect(judgeEdited([policy], edits)).toEqual([]));
    for (const row of invalid) it(`refuses ${row.name}`, () => expectFindings("violation", row));
    for (const row of undecided) it(`leaves undecided ${row.name}`, () => expectFindings("undecided", row));
  });
}

/** What of a policy is text, and what its messages say, as far as they can be had without details. */
function readable({ check, messages, ...policy }: AnyPolicy): object {
  return { ...policy, messages: Object.values(messages).map(({ text }) => String(text)), check: String(check) };
}

/** Where a placeholder of a template still stands: `policy.summary`. */
function placeholders(value: unknown, path = ""): readonly string[] {
  if (typeof value === "string") return value.includes(PLACEHOLDER) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => placeholders(child, path === "" ? key : `${path}.${key}`));
}
