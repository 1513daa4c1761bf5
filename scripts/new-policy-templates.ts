/** Owns what a new policy begins as: files that compile, and whose test fails until everything marked in them is filled in. */
import type { Severity } from "../lib/policy/finding";
import type { SubjectOf } from "../lib/policy/policy";

export interface NewPolicy {
  /** `volume-never-shrinks`. */
  readonly id: string;
  readonly subject: SubjectOf;
  readonly severity: Severity;
  readonly covers: readonly string[];
}

/** What stands for text that a person must write. The case table (policyCases) refuses it. */
export const PLACEHOLDER = "FILL IN";

/** `volumeNeverShrinks` */
export function constantOf(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function factConstantOf(id: string): string {
  return `${constantOf(id)}ByRelease`;
}

export function factModule({ id }: NewPolicy): string {
  return `/** Owns the facts on ${PLACEHOLDER}: what they are about. */
import { defineFact } from "./fact";

export const ${factConstantOf(id)} = defineFact<boolean>({
  id: "${id}-by-release",
  statement: "${PLACEHOLDER}: one sentence that is true of the value, whatever it is.",
  basis: "documented",
  scope: "${PLACEHOLDER}: what it is about, and what it is not.",
  show: (value) => (value ? "yes" : "no"),
  // Newest first, without overlap. What no source was found for has no span: the policy is undecided there.
  spans: [
    {
      since: "4.17",
      value: true,
      citation: { source: "${PLACEHOLDER}: xen.git", locator: "${PLACEHOLDER}: path, function or section", release: "RELEASE-4.17.0", quote: "${PLACEHOLDER}: verbatim and short" },
    },
    {
      since: "4.2",
      until: "4.17",
      value: false,
      citation: { source: "${PLACEHOLDER}: xen.git", locator: "${PLACEHOLDER}: path, function or section", release: "RELEASE-4.2.0", quote: "${PLACEHOLDER}: verbatim and short" },
    },
  ],
});
`;
}

/** What a check of each subject takes, and what its message names. */
const VIEWS: Readonly<Record<SubjectOf, { readonly takes: string; readonly named: string }>> = {
  fleet: { takes: "{ fleet }", named: "host" },
  host: { takes: "{ host }", named: "host" },
  volumeGroup: { takes: "{ host, volumeGroup }", named: "volumeGroup" },
  logicalVolume: { takes: "{ host, logicalVolume }", named: "logicalVolume" },
  domU: { takes: "{ host, domU }", named: "domU" },
};

export function policyFile({ id, subject, severity, covers }: NewPolicy): string {
  const fact = factConstantOf(id);
  const { takes, named } = VIEWS[subject];
  // The place is the value that a person would change to mend it.
  const judged = `if (!fact(${fact}, need(host.xen, "release"))) report("violated", { name: ${named}.name }, at(host.xen, "release"));`;
  const check = subject === "fleet" ? `for (const host of fleet.hosts) {\n      ${judged}\n    }` : judged;
  return `import { ${fact} } from "../lib/facts/${id}";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const ${constantOf(id)} = definePolicy({
  id: "${id}",
  subject: "${subject}",
  covers: [${covers.map((row) => `"${row}"`).join(", ")}],
  judges: "state",
  severity: "${severity}",
  summary: "${PLACEHOLDER}: the property that holds, in one sentence.",
  rationale: "${PLACEHOLDER}: why it is so, and what happens otherwise.",
  remedy: "${PLACEHOLDER}: what to do about a violation.",
  notReported: "${PLACEHOLDER}: what is left out on purpose, or remove this line.",
  facts: [${fact}],
  messages: {
    violated: message<{ name: string }>(({ name }) => \`${PLACEHOLDER}: what was found of \${name}, and what would have been accepted\`),
  },
  check(${takes}, { need, fact, report }) {
    ${check}
  },
  examples: {
    rejected: { at: "xen.release", host: { xen: { release: "4.16.0" } } },
    accepted: {},
  },
});
`;
}

export function testFile({ id }: NewPolicy): string {
  const [policy, fact] = [constantOf(id), factConstantOf(id)];
  return `import { ${fact} } from "../../lib/facts/${id}";
import { ${policy} } from "../../policies/${id}";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

policyCases(${policy}, {
  valid: [{ name: "${PLACEHOLDER}: what it must not refuse" }],
  invalid: [{ name: "${PLACEHOLDER}: what it refuses", host: { xen: { release: "4.16.0" } }, says: ["${PLACEHOLDER}"] }],
  undecided: [{ name: "${PLACEHOLDER}: what it can't tell", host: { xen: { release: "4.1.0" } }, says: ["no source was found for Xen 4.1.0"] }],
});

// A fleet at the limit of each value, and one a unit past it. Undefined: the value allows, or forbids, nothing.
boundaryCases(${policy}, ${fact}, {
  at: (value) => (value ? {} : undefined),
  past: (value) => (value ? undefined : {}),
});
`;
}
