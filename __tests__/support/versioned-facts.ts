/** Owns the count of a policy's versioned facts: for each, its test has boundary cases, or says why there are none. */
import type { AnyFact } from "../../lib/facts/fact";
import type { AnyPolicy } from "../../lib/policy/policy";

// A test file has this module to itself, so what is in it is what that file has said.
const answered = new Map<string, Set<string>>();

export function answer(policy: AnyPolicy, fact: AnyFact): void {
  answered.set(policy.id, (answered.get(policy.id) ?? new Set()).add(fact.id));
}

/**
 * Says that `fact` has no boundary in `policy`: it is cited and decides nothing, or what it decides is no limit.
 * @param reason one sentence, for the next reader.
 */
export function withoutBoundary(policy: AnyPolicy, fact: AnyFact, reason: string): void {
  answer(policy, fact);
  it(`has no boundary of ${fact.id}: ${reason}`, () =>
    expect([policy.facts.includes(fact), reason]).toEqual([true, expect.stringMatching(/^\S.*\.$/s)]));
}

/** The facts of several spans that the test has said nothing of yet. Complete once all tests of the file are collected. */
export function unanswered(policy: AnyPolicy): readonly string[] {
  return policy.facts
    .filter(({ id, spans }) => spans.length > 1 && answered.get(policy.id)?.has(id) !== true)
    .map(({ id }) => id);
}
