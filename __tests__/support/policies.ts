/** Policies of the tests' own, one of each severity, for what judges any policy alike: reports, waivers, exit codes. */
import { defineFact } from "../../lib/facts/fact";
import { definePolicy, message } from "../../lib/policy/policy";

export const fewVcpus = defineFact<number>({
  id: "few-vcpus",
  statement: "How many vCPUs a domU of the tests may have.",
  basis: "documented",
  scope: "Tests alone.",
  spans: [
    {
      since: "4.17",
      value: 4,
      citation: { source: "a | manual", locator: "section 1", release: "4.17.5", quote: "no more than `four` | vCPUs" },
    },
    {
      since: "4.0",
      until: "4.17",
      value: 2,
      citation: { source: "a manual", locator: "section 1", release: "4.0.0", quote: "two" },
    },
  ],
});

/** A warning. */
export const vcpusAreFew = definePolicy({
  id: "vcpus-are-few",
  subject: "domU",
  covers: [],
  judges: "state",
  severity: "warning",
  summary: "A domU has few vCPUs.",
  rationale: "The tests say so.\n\nTwice.",
  remedy: "Take some\naway.",
  notReported: "Anything else.",
  facts: [fewVcpus],
  messages: {
    many: message<{ vcpus: number; limit: number }>(
      ({ vcpus, limit }) => `it has ${vcpus} vCPUs: 100% more than ${limit}`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    const limit = fact(fewVcpus, need(host.xen, "release"));
    const vcpus = need(domU, "vcpus");
    if (vcpus > limit) report("many", { vcpus, limit });
  },
  examples: { rejected: { domU: { vcpus: 8 } }, accepted: {} },
});

/** An error. */
export const kernelIsDeclared = definePolicy({
  id: "kernel-is-declared",
  subject: "domU",
  covers: [],
  judges: "state",
  severity: "error",
  summary: "A domU's kernel is declared.",
  rationale: "The tests say so.",
  remedy: "Declare it.",
  facts: [],
  messages: { absent: message<{ name: string }>(({ name }) => `no kernel is declared for "${name}"`) },
  check({ domU }, { need, report }) {
    if (domU.kernel === undefined) report("absent", { name: domU.name });
    else need(domU, "kernel");
  },
  examples: { rejected: { domU: { kernel: null } }, accepted: {} },
});

/** Fatal. */
export const volumesAreSmall = definePolicy({
  id: "volumes-are-small",
  subject: "logicalVolume",
  covers: [],
  judges: "state",
  severity: "fatal",
  summary: "A volume is small.",
  rationale: "The tests say so.",
  remedy: "Make it smaller.",
  facts: [],
  messages: { large: message<object>(() => "it is large") },
  check({ logicalVolume }, { need, report }) {
    if (need(logicalVolume, "size").bytes > 2 ** 40) report("large", {});
  },
  examples: {
    rejected: {
      host: { volumeGroups: [{ name: "vg0", size: "4TiB", logicalVolumes: [{ name: "web-root", size: "2TiB" }] }] },
    },
    accepted: {},
  },
});

/** An info, of a change. */
export const memoryIsKept = definePolicy({
  id: "memory-is-kept",
  subject: "domU",
  covers: [],
  judges: "change",
  severity: "info",
  summary: "A domU keeps its memory.",
  rationale: "The tests say so.",
  remedy: "Keep it.",
  facts: [],
  messages: { changed: message<object>(() => "its memory changes") },
  check({ domU, before }, { need, report }) {
    if (before !== undefined && !need(domU, "memory").equals(need(before.domU, "memory"))) report("changed", {});
  },
  examples: { rejected: { domU: { memory: "4GiB" }, before: {} }, accepted: { before: {} } },
});

export const testPolicies = [vcpusAreFew, kernelIsDeclared, volumesAreSmall, memoryIsKept];
